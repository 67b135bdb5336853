import { originOfAddress } from '@booking-chat/core/tenancy/origins';
import type { ApiKey, OriginCheck } from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import { useRead, useWrite } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { Problem } from '../../shared/components/states.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { Section, TextInput } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { checkOrigin, updateKey } from '../../shared/requests/keys.ts';
import { widgetTexts } from './texts/index.ts';

/** While somebody opens their page to see whether it works. */
const lookEvery = 3_000;

/** Whether a page may use the key, what to add where it may not, and whether it has been heard of. */
export function SiteTest({ apiKey, website }: { readonly apiKey: ApiKey; readonly website: string }) {
  const t = useTexts(widgetTexts);
  const [typed, setTyped] = useState(website);
  const [url, setUrl] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>();
  const query = useRead(
    checkOrigin,
    { keyId: apiKey.keyId, url: url ?? '' },
    { enabled: url !== null, refetchInterval: lookEvery },
  );
  const check = () => {
    const isAddress = originOfAddress(typed) !== null;
    setError(isAddress ? undefined : t.notAnAddress);
    setUrl(isAddress ? typed.trim() : null);
  };
  return (
    <Section title={t.stepTest} intro={t.stepTestText}>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}
      >
        <Box sx={{ flex: '1 1 260px' }}>
          <TextInput
            type="url"
            label={t.address}
            value={typed}
            onChange={setTyped}
            placeholder="https://www.example.com"
            error={error}
          />
        </Box>
        <Button type="submit" variant="outlined">
          {t.check}
        </Button>
      </Box>
      <Box aria-live="polite" sx={{ display: 'grid', gap: 1.5 }}>
        {query.error && url !== null && <Problem error={query.error} />}
        {url !== null && query.data && <Outcome apiKey={apiKey} check={query.data.checkOrigin} />}
      </Box>
    </Section>
  );
}

function Outcome({ apiKey, check }: { readonly apiKey: ApiKey; readonly check: OriginCheck }) {
  const t = useTexts(widgetTexts);
  const { origin, allowed, suggestion, seenAt, lastRefusedOrigin } = check;
  const other = lastRefusedOrigin && lastRefusedOrigin !== origin ? lastRefusedOrigin : null;
  return (
    <>
      {allowed ? (
        <Alert severity={seenAt ? 'success' : 'info'} variant="outlined">
          <AlertTitle sx={{ fontSize: 'inherit', mb: 0.25 }}>
            {seenAt ? t.works(origin ?? '') : t.allowed(origin ?? '')}
          </AlertTitle>
          {seenAt ? t.worksText : t.waitingText}
          {!seenAt && <LinearProgress aria-label={t.waitingFor} sx={{ mt: 1, borderRadius: 1 }} />}
        </Alert>
      ) : (
        <Alert
          severity="warning"
          variant="outlined"
          action={suggestion && <AddOrigin apiKey={apiKey} origin={suggestion} />}
        >
          <AlertTitle sx={{ fontSize: 'inherit', mb: 0.25 }}>{t.notAllowed(origin ?? '')}</AlertTitle>
          {suggestion ? t.addText(suggestion) : t.needsHttps}
        </Alert>
      )}
      {other && (
        <Alert severity="warning" variant="outlined" action={<AddOrigin apiKey={apiKey} origin={other} />}>
          {t.otherRefused(other)}
        </Alert>
      )}
    </>
  );
}

function AddOrigin({ apiKey, origin }: { readonly apiKey: ApiKey; readonly origin: string }) {
  const t = useTexts(widgetTexts);
  const mayChange = useMay('keys');
  const toasts = useToasts();
  const write = useWrite(updateKey);
  const { keyId, version, name, scopes, allowedOrigins, expiresAt } = apiKey;
  if (!mayChange || allowedOrigins.includes(origin)) return null;
  return (
    <Button
      color="inherit"
      size="small"
      variant="outlined"
      disabled={write.isPending}
      onClick={() =>
        write.mutate(
          {
            input: {
              keyId,
              version,
              name,
              scopes,
              allowedOrigins: [...allowedOrigins, origin],
              expiresAt: expiresAt ?? null,
            },
          },
          {
            onSuccess: () => toasts.done(t.added(origin)),
            onError: (error) => toasts.failed(error),
          },
        )
      }
      sx={{ whiteSpace: 'nowrap' }}
    >
      {t.addIt}
    </Button>
  );
}
