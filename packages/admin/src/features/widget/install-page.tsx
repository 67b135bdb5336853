import type { ApiKey, TenantSettings } from '@booking-chat/schema/generated/types';
import Add from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Empty, Loaded } from '../../shared/components/states.tsx';
import { ChoiceInput, Section } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { knownKey } from '../../shared/keys/known-keys.ts';
import { NewKeyDialog } from '../../shared/keys/new-key-dialog.tsx';
import { allKeys, readKeys } from '../../shared/requests/keys.ts';
import { readSettings } from '../../shared/requests/settings.ts';
import { SiteTest } from './site-test.tsx';
import { Snippet } from './snippet.tsx';
import { widgetTexts } from './texts/index.ts';
import { WidgetTabs } from './widget-tabs.tsx';

/** From a key to a chat on somebody's site, and the proof that it works there. */
export function InstallPage() {
  const t = useTexts(widgetTexts);
  const keys = useRead(readKeys, allKeys);
  const settings = useRead(readSettings, {});
  return (
    <Page title={t.title} intro={t.introInstall} width="form">
      <WidgetTabs />
      <Loaded query={settings}>
        {({ settings: stored }) => (
          <Loaded query={keys}>
            {({ listApiKeys: { items } }) => (
              <Steps settings={stored} keys={items.filter(({ state }) => state === 'ACTIVE')} />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Steps({ settings, keys }: { readonly settings: TenantSettings; readonly keys: readonly ApiKey[] }) {
  const t = useTexts(widgetTexts);
  const mayMake = useMay('keys');
  const [parameters, setParameters] = useSearchParams();
  const [making, setMaking] = useState<{ readonly origin: string } | null>(null);
  const wanted = parameters.get('key');
  const chosen =
    keys.find(({ keyId }) => keyId === wanted) ?? keys.find(({ keyId }) => knownKey(keyId)) ?? keys[0];
  const choose = (keyId: string) => setParameters({ key: keyId }, { replace: true });
  const make = (
    <Button variant="outlined" startIcon={<Add />} onClick={() => setMaking({ origin: '' })}>
      {t.createForSite}
    </Button>
  );
  return (
    <>
      <Section title={t.stepKey} intro={t.stepKeyText}>
        {chosen ? (
          <>
            <ChoiceInput
              label={t.key}
              value={chosen.keyId}
              onChange={choose}
              options={keys.map(({ keyId, name, prefix }) => ({
                value: keyId,
                label: `${name} (${prefix}…)`,
              }))}
            />
            {knownKey(chosen.keyId) === null && (
              <Alert severity="info" variant="outlined">
                {t.keyUnknown}
              </Alert>
            )}
            {mayMake && <Box>{make}</Box>}
          </>
        ) : (
          <Empty title={t.noKey} action={mayMake && make}>
            {mayMake ? t.noKeyText : t.noKeyOwner}
          </Empty>
        )}
      </Section>
      {chosen && (
        <>
          <Snippet settings={settings} apiKey={chosen} />
          <SiteTest key={chosen.keyId} apiKey={chosen} website={settings.website ?? ''} />
        </>
      )}
      {making && (
        <NewKeyDialog
          origin={making.origin}
          onClose={(key) => {
            setMaking(null);
            if (key) choose(key.keyId);
          }}
        />
      )}
    </>
  );
}
