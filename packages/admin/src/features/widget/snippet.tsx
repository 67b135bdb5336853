import type { ApiKey, TenantSettings } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { CodeBox } from '../../shared/components/code-box.tsx';
import { useConfig } from '../../shared/config-context.ts';
import { ChoiceInput, FieldRow, Section, SwitchInput } from '../../shared/forms/fields.tsx';
import { languageNames, languages } from '../../shared/i18n/language.ts';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { knownKey } from '../../shared/keys/known-keys.ts';
import {
  policyOf,
  type SnippetChoice,
  shopifySnippet,
  snippetOf,
  wordPressSnippet,
} from '../../shared/keys/snippet.ts';
import { widgetTexts } from './texts/index.ts';

const kinds = ['html', 'wordpress', 'wix', 'shopify', 'csp'] as const;
type Kind = (typeof kinds)[number];
const names = { html: 'HTML', wordpress: 'WordPress', wix: 'Wix', shopify: 'Shopify' } as const;

/** What to paste, by what the site is made with. */
export function Snippet({
  settings,
  apiKey,
}: {
  readonly settings: TenantSettings;
  readonly apiKey: ApiKey;
}) {
  const t = useTexts(widgetTexts);
  const { widgetUrl, apiUrl, realtimeUrl } = useConfig();
  const { branding, tenantId } = settings;
  const [kind, setKind] = useState<Kind>('html');
  const [language, setLanguage] = useState('');
  const [position, setPosition] = useState(branding.position);
  const [theme, setTheme] = useState('');
  const [autoOpen, setAutoOpen] = useState(false);
  const id = useId();
  const choice: SnippetChoice = {
    widgetUrl,
    apiUrl,
    tenantId,
    key: knownKey(apiKey.keyId) ?? `${apiKey.prefix}_${t.placeholder}`,
    language,
    position,
    theme,
    primaryColor: branding.primaryColor,
    autoOpen,
  };
  const text = {
    html: () => snippetOf(choice),
    wordpress: () => wordPressSnippet(choice),
    wix: () => snippetOf(choice),
    shopify: () => shopifySnippet(choice),
    csp: () => policyOf({ widgetUrl, apiUrl, realtimeUrl, logoUrl: branding.logoUrl ?? null }),
  }[kind]();
  return (
    <Section title={t.stepSnippet} intro={t.stepSnippetText}>
      <FieldRow columns={3}>
        <ChoiceInput
          label={t.language}
          value={language}
          onChange={setLanguage}
          options={[
            { value: '', label: t.asVisitor },
            ...languages.map((lang) => ({ value: lang as string, label: languageNames[lang] })),
          ]}
        />
        <ChoiceInput
          label={t.fields.position}
          value={position}
          onChange={setPosition}
          options={(['right', 'left'] as const).map((value) => ({
            value: value as string,
            label: t.choices[value],
          }))}
        />
        <ChoiceInput
          label={t.fields.theme}
          value={theme}
          onChange={setTheme}
          options={[
            { value: '', label: t.asStored },
            ...(['auto', 'light', 'dark'] as const).map((value) => ({
              value: value as string,
              label: t.choices[value],
            })),
          ]}
        />
      </FieldRow>
      <SwitchInput label={t.autoOpen} help={t.autoOpenHelp} checked={autoOpen} onChange={setAutoOpen} />
      <Box>
        <Tabs
          value={kind}
          onChange={(_event, next: Kind) => setKind(next)}
          variant="scrollable"
          scrollButtons="auto"
          allowScrollButtonsMobile
          aria-label={t.madeWith}
        >
          {kinds.map((each) => (
            <Tab
              key={each}
              value={each}
              label={each === 'csp' ? t.policy : names[each]}
              id={`${id}-${each}`}
              aria-controls={each === kind ? `${id}-panel` : undefined}
            />
          ))}
        </Tabs>
        <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${kind}`} sx={{ pt: 1.5 }}>
          <Typography sx={{ fontSize: '0.875rem', color: 'text.secondary', mb: 1.5 }}>
            {t.hints[kind]}
          </Typography>
          <CodeBox label={t.code} text={text} />
        </Box>
      </Box>
    </Section>
  );
}
