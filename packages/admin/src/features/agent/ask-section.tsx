import FormHelperText from '@mui/material/FormHelperText';
import { formatDuration } from '../../shared/format/date-time.ts';
import { ChoiceInput, FieldRow, NumberInput, Section } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { type Asked, contactNames } from './agent-form.ts';
import type { Fields } from './fields.ts';
import { agentTexts } from './texts/index.ts';

const lives = [10, 30, 60, 120, 240, 480, 720, 1440] as const;

/** What it asks customers for, and how long it waits for them. */
export function AskSection({ values, errors, set, disabled }: Fields) {
  const t = useTexts(agentTexts);
  const { contact, conversationTtlMinutes: life } = values;
  const choices = [...new Set([...lives, life])].sort((a, b) => a - b);
  return (
    <Section title={t.ask}>
      <FieldRow columns={3}>
        {contactNames.map((name) => (
          <ChoiceInput<Asked>
            key={name}
            label={t.contact[name]}
            value={contact[name]}
            onChange={(asked) => set('contact', { ...contact, [name]: asked })}
            options={(['required', 'optional', 'never'] as const).map((value) => ({
              value,
              label: t.asked[value],
            }))}
            disabled={disabled}
          />
        ))}
      </FieldRow>
      <FormHelperText error={errors.contact !== undefined} sx={{ mt: -1.5 }}>
        {errors.contact ?? t.contactHelp}
      </FormHelperText>
      <FieldRow>
        <ChoiceInput
          label={t.labels.conversationTtlMinutes}
          help={t.ttlHelp}
          value={String(life)}
          onChange={(text) => set('conversationTtlMinutes', Number(text))}
          options={choices.map((minutes) => ({ value: String(minutes), label: formatDuration(minutes) }))}
          error={errors.conversationTtlMinutes}
          disabled={disabled}
        />
        <NumberInput
          label={t.labels.holdMinutes}
          help={t.holdHelp}
          unit={t.minutesUnit}
          value={values.holdMinutes}
          onChange={(minutes) => set('holdMinutes', minutes)}
          error={errors.holdMinutes}
          disabled={disabled}
        />
      </FieldRow>
      <ChoiceInput
        label={t.labels.timesIn}
        help={t.timesInHelp}
        value={values.timesIn}
        onChange={(timesIn) => set('timesIn', timesIn)}
        options={[
          { value: 'business', label: t.timesInBusiness },
          { value: 'customer', label: t.timesInCustomer },
        ]}
        disabled={disabled}
      />
    </Section>
  );
}
