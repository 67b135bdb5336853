import type { TenantSettings } from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useMemo, useState } from 'react';
import { useApi, useRead, useWrite } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Loaded, LoadingRows, ReadOnlyNote } from '../../shared/components/states.tsx';
import { ChoiceInput, Section, TextInput } from '../../shared/forms/fields.tsx';
import { SaveBar } from '../../shared/forms/save-bar.tsx';
import { useForm, type Versioned } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { withoutSection } from '../../shared/forms/without-section.ts';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { PreviewFrame } from '../../shared/preview/preview-frame.tsx';
import { usePreviewToken } from '../../shared/preview/use-preview-token.ts';
import { readSettings, updateSettings } from '../../shared/requests/settings.ts';
import { ColorInput } from './color-input.tsx';
import { readColor } from './contrast.ts';
import { widgetTexts } from './texts/index.ts';
import { WidgetTabs } from './widget-tabs.tsx';

interface Look {
  readonly primaryColor: string;
  readonly logoUrl: string;
  readonly agentName: string;
  readonly position: string;
  readonly theme: string;
}

/** How the chat looks, seen on the real one while it is being changed. */
export function LookPage() {
  const t = useTexts(widgetTexts);
  const query = useRead(readSettings, {});
  return (
    <Page title={t.title} intro={t.intro}>
      <WidgetTabs />
      <Loaded query={query}>{({ settings }) => <Editor settings={settings} />}</Loaded>
    </Page>
  );
}

const storedOf = ({ version, branding }: TenantSettings): Versioned<Look> => ({
  version,
  values: {
    primaryColor: branding.primaryColor,
    logoUrl: branding.logoUrl ?? '',
    agentName: branding.agentName,
    position: branding.position,
    theme: branding.theme,
  },
});

function Editor({ settings }: { readonly settings: TenantSettings }) {
  const t = useTexts(widgetTexts);
  const shared = useSharedTexts();
  const api = useApi();
  const mayChange = useMay('settings');
  const write = useWrite(updateSettings);
  const token = usePreviewToken();
  const stored = useMemo(() => storedOf(settings), [settings]);
  const check = useCallback(
    ({ primaryColor, agentName, logoUrl }: Look) => ({
      ...(readColor(primaryColor) ? {} : { primaryColor: t.notAColor }),
      ...(agentName.trim() ? {} : { agentName: shared.required }),
      ...(logoUrl.trim() === '' || isLink(logoUrl) ? {} : { logoUrl: t.notALink }),
    }),
    [t, shared],
  );
  const form = useForm<Look>({ stored, draft: 'branding', check });
  const { save, busy, dialog } = useVersionedSave<Look>({
    form,
    write: async (values, version) => {
      const branding = {
        ...values,
        agentName: values.agentName.trim(),
        logoUrl: values.logoUrl.trim() || null,
      };
      try {
        return storedOf((await write.mutateAsync({ input: { version, branding } })).updateSettings);
      } catch (error) {
        throw withoutSection(error, 'branding');
      }
    },
    readCurrent: async () => storedOf((await api.send(readSettings, {})).settings),
    wording: {
      label: (name) => t.fields[name],
      show: (name, values) =>
        name === 'position' || name === 'theme'
          ? (t.choices[values[name] as keyof typeof t.choices] ?? values[name])
          : values[name],
    },
  });
  const { values, errors, set } = form;
  const shownColor = readColor(values.primaryColor) ? values.primaryColor : stored.values.primaryColor;
  const [lastColor, setLastColor] = useState(shownColor);
  if (shownColor !== lastColor && readColor(values.primaryColor)) setLastColor(shownColor);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(300px, 400px) minmax(0, 1fr)' },
      }}
    >
      <Box>
        {!mayChange && <ReadOnlyNote />}
        <Section title={t.brand}>
          <ColorInput
            label={t.fields.primaryColor}
            value={values.primaryColor}
            onChange={(primaryColor) => set('primaryColor', primaryColor)}
            error={errors.primaryColor}
            disabled={!mayChange}
          />
          <TextInput
            label={t.fields.agentName}
            help={t.agentNameHelp}
            value={values.agentName}
            onChange={(agentName) => set('agentName', agentName)}
            error={errors.agentName}
            maxLength={60}
            disabled={!mayChange}
          />
          <TextInput
            type="url"
            label={t.fields.logoUrl}
            help={t.logoHelp}
            value={values.logoUrl}
            onChange={(logoUrl) => set('logoUrl', logoUrl)}
            error={errors.logoUrl}
            placeholder="https://"
            maxLength={500}
            disabled={!mayChange}
          />
        </Section>
        <Section title={t.place}>
          <ChoiceInput
            label={t.fields.position}
            value={values.position}
            onChange={(position) => set('position', position)}
            options={['right', 'left'].map((value) => option(value, t.choices))}
            help={t.positionHelp}
            disabled={!mayChange}
          />
          <ChoiceInput
            label={t.fields.theme}
            value={values.theme}
            onChange={(theme) => set('theme', theme)}
            options={['auto', 'light', 'dark'].map((value) => option(value, t.choices))}
            help={t.themeHelp}
            disabled={!mayChange}
          />
        </Section>
      </Box>
      <Box
        component="section"
        aria-label={t.preview}
        sx={{ position: { md: 'sticky' }, top: 16, minWidth: 0 }}
      >
        <Loaded query={token} loading={<LoadingRows rows={3} />}>
          {(text) => (
            <PreviewFrame
              token={text}
              theme={values.theme}
              language={null}
              branding={{
                primaryColor: lastColor,
                logoUrl: isLink(values.logoUrl) ? values.logoUrl.trim() : null,
                agentName: values.agentName,
                position: values.position,
              }}
              actions={
                <Button size="small" onClick={() => void token.refetch()}>
                  {t.startOver}
                </Button>
              }
            />
          )}
        </Loaded>
        <Alert
          severity="info"
          icon={false}
          sx={{ mt: 1, bgcolor: 'transparent', color: 'text.secondary', p: 0 }}
        >
          {t.previewNote}
        </Alert>
      </Box>
      <Box sx={{ gridColumn: '1 / -1', position: 'sticky', bottom: 0, zIndex: 3 }}>
        <SaveBar form={form} busy={busy} onSave={() => void save()} />
      </Box>
      {dialog}
    </Box>
  );
}

const option = <Key extends string>(value: string, choices: Readonly<Record<Key, string>>) => ({
  value,
  label: choices[value as Key],
});

function isLink(text: string): boolean {
  const trimmed = text.trim();
  return URL.canParse(trimmed) && /^https?:$/.test(new URL(trimmed).protocol);
}
