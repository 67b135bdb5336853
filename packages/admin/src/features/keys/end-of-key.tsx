import type { ApiKey } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWrite } from '../../shared/api/hooks.ts';
import { useConfirm } from '../../shared/components/confirm.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { ChoiceInput, Section } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { CreatedKey } from '../../shared/keys/created-key.tsx';
import { rememberKey } from '../../shared/keys/known-keys.ts';
import { revokeKey, rotateKey } from '../../shared/requests/keys.ts';
import { keysTexts } from './texts/index.ts';

/** Minutes that the old key lives on. */
const overlaps = ['0', '60', '1440', '10080', '43200'] as const;

/** Another key in its place, with time to change the sites; or its end at once. */
export function EndOfKey({ apiKey }: { readonly apiKey: ApiKey }) {
  const t = useTexts(keysTexts);
  const confirm = useConfirm();
  const toasts = useToasts();
  const navigate = useNavigate();
  const rotate = useWrite(rotateKey);
  const revoke = useWrite(revokeKey);
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]>('1440');
  const [created, setCreated] = useState<{ readonly text: string; readonly keyId: string } | null>(null);
  const { keyId, name, allowedOrigins, replacedBy } = apiKey;

  async function replace() {
    const yes = await confirm({
      title: t.rotateTitle(name),
      text: overlap === '0' ? t.rotateNow : t.rotateText(t.overlaps[overlap]),
      yes: t.rotate,
      danger: overlap === '0',
    });
    if (!yes) return;
    try {
      const { rotateApiKey } = await rotate.mutateAsync({ keyId, overlapMinutes: Number(overlap) });
      rememberKey(rotateApiKey.apiKey.keyId, rotateApiKey.key);
      setCreated({ text: rotateApiKey.key, keyId: rotateApiKey.apiKey.keyId });
    } catch (error) {
      toasts.failed(error);
    }
  }

  async function end() {
    const yes = await confirm({
      title: t.revokeTitle(name),
      text: (
        <>
          {t.revokeText}
          <ul>
            {allowedOrigins.map((origin) => (
              <li key={origin}>{origin}</li>
            ))}
          </ul>
        </>
      ),
      yes: t.revoke,
      danger: true,
    });
    if (!yes) return;
    try {
      await revoke.mutateAsync({ keyId });
      toasts.done(t.revoked);
    } catch (error) {
      toasts.failed(error);
    }
  }

  return (
    <>
      {!replacedBy && (
        <Section title={t.rotateSection} intro={t.rotateIntro}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
            <Box sx={{ flex: '1 1 220px', maxWidth: 340 }}>
              <ChoiceInput
                label={t.overlap}
                value={overlap}
                onChange={setOverlap}
                options={overlaps.map((value) => ({ value, label: t.overlaps[value] }))}
              />
            </Box>
            <Button variant="outlined" disabled={rotate.isPending} onClick={() => void replace()}>
              {t.rotate}
            </Button>
          </Box>
        </Section>
      )}
      <Section title={t.revokeSection} intro={t.revokeIntro}>
        <Button
          color="error"
          variant="outlined"
          disabled={revoke.isPending}
          onClick={() => void end()}
          sx={{ justifySelf: 'start' }}
        >
          {t.revoke}
        </Button>
      </Section>
      {created && (
        <CreatedKey
          text={created.text}
          onDone={() => {
            setCreated(null);
            void navigate(`/keys/${created.keyId}`);
          }}
        />
      )}
    </>
  );
}
