import { ChoiceInput, Section, TextInput } from '../../shared/forms/fields.tsx';
import { languageNames, languages } from '../../shared/i18n/language.ts';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import type { Fields } from './fields.ts';
import { agentTexts } from './texts/index.ts';

/** How it addresses people, and its first words in each language. */
export function VoiceSection({ values, errors, set, disabled }: Fields) {
  const t = useTexts(agentTexts);
  return (
    <Section title={t.voice}>
      <ChoiceInput
        label={t.labels.style}
        value={values.style}
        onChange={(style) => set('style', style)}
        options={(['FORMAL', 'NEUTRAL', 'CASUAL'] as const).map((value) => ({
          value,
          label: t.styles[value],
        }))}
        help={t.styleHelp[values.style]}
        disabled={disabled}
      />
      {languages.map((lang) => (
        <TextInput
          key={lang}
          label={`${t.labels.greetings}: ${languageNames[lang]}`}
          value={values.greetings[lang]}
          onChange={(text) => set('greetings', { ...values.greetings, [lang]: text })}
          error={errors[`greetings.${lang}`]}
          help={values.greetings[lang].trim() ? undefined : t.greetingEmpty}
          rows={2}
          maxLength={500}
          disabled={disabled}
        />
      ))}
    </Section>
  );
}
