import type { TenantSettings } from '@booking-chat/schema/generated/types';
import { useCallback, useMemo } from 'react';
import { ApiError } from '../../shared/api/api-error.ts';
import { useApi, useWrite } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { ReadOnlyNote } from '../../shared/components/states.tsx';
import { ChoiceInput, FieldRow, Section, TextInput } from '../../shared/forms/fields.tsx';
import { PickInput } from '../../shared/forms/pick-input.tsx';
import { SaveBar } from '../../shared/forms/save-bar.tsx';
import { useForm } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { ZoneInput } from '../../shared/forms/zone-input.tsx';
import { languageNames, languages } from '../../shared/i18n/language.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readSettings, updateSettings } from '../../shared/requests/settings.ts';
import { RulesFields } from '../../shared/rules/rules-fields.tsx';
import { useRulesWording } from '../../shared/rules/rules-wording.ts';
import { rulesTexts } from '../../shared/rules/texts/index.ts';
import { countriesIn, currenciesIn } from './places.ts';
import { type SettingsValues, settingsErrors, settingsInput, storedSettings } from './settings-form.ts';
import { type SettingsTexts, settingsTexts } from './texts/index.ts';

export function SettingsForm({ settings }: { readonly settings: TenantSettings }) {
  const t = useTexts(settingsTexts);
  const shared = useSharedTexts();
  const rules = useTexts(rulesTexts);
  const rulesInWords = useRulesWording();
  const { lang } = useLanguage();
  const api = useApi();
  const mayChange = useMay('settings');
  const write = useWrite(updateSettings);
  const form = useForm({
    stored: useMemo(() => storedSettings(settings), [settings]),
    draft: 'settings',
    check: useCallback((values: SettingsValues) => settingsErrors(values, shared), [shared]),
  });
  const { values, errors } = form;
  const countries = useMemo(() => countriesIn(lang), [lang]);
  const currencies = useMemo(() => currenciesIn(lang), [lang]);
  const trades = Object.entries(t.trades).map(([value, label]) => ({ value, label }));
  const speech = languages.map((value) => ({ value: value as string, label: languageNames[value] }));
  const labelOf = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? value;
  const saving = useVersionedSave({
    form,
    wording: {
      label: (name) =>
        name === 'rules' ? rules.title : t[name as keyof SettingsTexts & keyof SettingsValues],
      show(name, shown) {
        if (name === 'rules') return rulesInWords(shown.rules);
        if (name === 'trade') return labelOf(trades, shown.trade);
        if (name === 'country') return labelOf(countries, shown.country);
        if (name === 'language') return labelOf(speech, shown.language);
        return shown[name];
      },
    },
    write: async (edited, version) => {
      try {
        const saved = await write.mutateAsync({ input: settingsInput(edited, version) });
        return storedSettings(saved.updateSettings);
      } catch (error) {
        throw atItsField(error);
      }
    },
    readCurrent: async () => storedSettings((await api.send(readSettings, {})).settings),
  });
  const text = (name: keyof SettingsValues & keyof SettingsTexts, longest: number) => ({
    label: t[name] as string,
    disabled: !mayChange,
    maxLength: longest,
    value: values[name] as string,
    error: errors[name],
    onChange: (value: string) => form.set(name, value),
  });
  return (
    <Page title={t.title} width="form">
      {!mayChange && <ReadOnlyNote />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <Section title={t.business} intro={t.businessIntro}>
          <FieldRow>
            <TextInput {...text('name', 100)} required />
            <ChoiceInput {...text('trade', 40)} options={trades} help={t.tradeHelp} />
          </FieldRow>
        </Section>
        <Section title={t.contact}>
          <TextInput {...text('address', 200)} />
          <TextInput {...text('directions', 500)} rows={2} help={t.directionsHelp} />
          <FieldRow>
            <TextInput {...text('phone', 40)} type="tel" />
            <TextInput {...text('email', 254)} type="email" help={t.emailHelp} />
          </FieldRow>
          <TextInput {...text('website', 500)} type="url" />
        </Section>
        <Section title={t.place}>
          <FieldRow>
            <ChoiceInput {...text('language', 2)} options={speech} help={t.languageHelp} />
            <ZoneInput {...text('timezone', 60)} help={t.timezoneHelp} />
            <PickInput {...text('country', 2)} options={countries} help={t.countryHelp} />
            <PickInput {...text('currency', 3)} options={currencies} help={t.currencyHelp} />
          </FieldRow>
        </Section>
        <Section title={rules.title} intro={t.rulesIntro}>
          <RulesFields
            rules={values.rules}
            errors={errors}
            disabled={!mayChange}
            onChange={(next) => form.set('rules', next)}
          />
        </Section>
        <button type="submit" hidden />
      </form>
      {mayChange && <SaveBar form={form} busy={saving.busy} onSave={() => void saving.save()} />}
      {saving.dialog}
    </Page>
  );
}

/** The API knows sections (`business.email`), the form does not. */
function atItsField(error: unknown): unknown {
  if (!(error instanceof ApiError) || !error.field?.startsWith('business.')) return error;
  return new ApiError(error.code, error.message, {
    ...error.info,
    field: error.field.slice('business.'.length),
  });
}
