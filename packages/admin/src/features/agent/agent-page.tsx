import { plans } from '@booking-chat/core/tenancy/plans';
import type { TenantSettings } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useMemo } from 'react';
import { ApiError } from '../../shared/api/api-error.ts';
import { useApi, useRead, useWrite } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { SaveBar } from '../../shared/forms/save-bar.tsx';
import { useForm } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { withoutSection } from '../../shared/forms/without-section.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { usePreviewToken } from '../../shared/preview/use-preview-token.ts';
import { readSettings, updateSettings } from '../../shared/requests/settings.ts';
import { type AgentValues, agentInput, agentProblems, fieldInForm, storedAgent } from './agent-form.ts';
import { AskSection } from './ask-section.tsx';
import { FaqSection } from './faq-section.tsx';
import { HandOffSection } from './hand-off-section.tsx';
import { ModeSection } from './mode-section.tsx';
import { type AgentTexts, agentTexts } from './texts/index.ts';
import { TryIt } from './try-it.tsx';
import { VoiceSection } from './voice-section.tsx';

/** How the agent talks and what it knows, beside a chat in which to try it. */
export function AgentPage() {
  const t = useTexts(agentTexts);
  const query = useRead(readSettings, {});
  return (
    <Page
      title={t.title}
      intro={t.intro}
      actions={
        <Button
          variant="outlined"
          onClick={() => document.getElementById('try-it')?.scrollIntoView()}
          sx={{ display: { lg: 'none' } }}
        >
          {t.tryIt}
        </Button>
      }
    >
      <Loaded query={query}>{({ settings }) => <Editor settings={settings} />}</Loaded>
    </Page>
  );
}

function Editor({ settings }: { readonly settings: TenantSettings }) {
  const t = useTexts(agentTexts);
  const shared = useSharedTexts();
  const { lang } = useLanguage();
  const api = useApi();
  const mayChange = useMay('settings');
  const write = useWrite(updateSettings);
  const token = usePreviewToken();
  const stored = useMemo(() => storedAgent(settings), [settings]);
  const check = useCallback(
    (values: AgentValues) =>
      agentProblems(values, { ...shared, needsContact: t.needsContact, notAnEmail: t.notAnEmail }),
    [shared, t],
  );
  const form = useForm<AgentValues>({ stored, draft: 'agent', check });
  const { save, busy, dialog } = useVersionedSave<AgentValues>({
    form,
    write: async (values, version) => {
      try {
        const input = { version, agent: agentInput(values) };
        return storedAgent((await write.mutateAsync({ input })).updateSettings);
      } catch (error) {
        throw atItsField(withoutSection(error, 'agent'), values);
      }
    },
    readCurrent: async () => storedAgent((await api.send(readSettings, {})).settings),
    wording: { label: (name) => t.labels[name], show: (name, values) => shown(name, values, t) },
    onSaved: () => void token.refetch(),
  });
  const { values, errors, set } = form;
  const fields = { values, errors, set, disabled: !mayChange };
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 404px' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        {!mayChange && <ReadOnlyNote />}
        <ModeSection {...fields} modes={plans[settings.plan].agentModes} />
        <VoiceSection {...fields} />
        <FaqSection {...fields} />
        <AskSection {...fields} />
        <HandOffSection {...fields} />
        <SaveBar form={form} busy={busy} onSave={() => void save()} />
      </Box>
      <TryIt
        token={token}
        branding={{ ...settings.branding, logoUrl: settings.branding.logoUrl ?? null }}
        greeting={values.greetings[lang].trim() || null}
        hasDraft={form.isDirty}
      />
      {dialog}
    </Box>
  );
}

function atItsField(error: unknown, values: AgentValues): unknown {
  if (!(error instanceof ApiError) || !error.field) return error;
  return new ApiError(error.code, error.message, {
    ...error.info,
    field: fieldInForm(error.field, values),
  });
}

/** A field in words, to compare two people's versions of it. */
function shown(name: keyof AgentValues, values: AgentValues, t: AgentTexts): string {
  switch (name) {
    case 'mode':
      return t.modes[values.mode].name;
    case 'style':
      return t.styles[values.style];
    case 'greetings':
      return Object.entries(values.greetings)
        .filter(([, text]) => text)
        .map(([lang, text]) => `${lang}: ${text}`)
        .join('\n');
    case 'faq':
      return values.faq.map(({ question }) => question).join('\n');
    case 'contact':
      return Object.entries(values.contact)
        .map(([field, asked]) => `${t.contact[field as keyof typeof t.contact]}: ${t.asked[asked]}`)
        .join('\n');
    case 'timesIn':
      return values.timesIn === 'customer' ? t.timesInCustomer : t.timesInBusiness;
    default:
      return String(values[name] ?? '');
  }
}
