import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { providerTexts } from './texts/index.ts';

/** The picture as the chat will show it, or that there is none at the address. */
export function PhotoPreview({ url, name }: { readonly url: string; readonly name: string }) {
  const t = useTexts(providerTexts);
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another try
  useEffect(() => setFailed(false), [url]);
  const isAddress = /^https?:\/\/\S+\.\S+/.test(url);
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
      <Avatar
        src={isAddress && !failed ? url : undefined}
        alt={t.photoOf(name)}
        slotProps={{ img: { onError: () => setFailed(true), referrerPolicy: 'no-referrer' } }}
        sx={{ width: 64, height: 64, fontSize: 24, bgcolor: 'primary.main', color: 'primary.contrastText' }}
      >
        <span aria-hidden>{name.trim().slice(0, 1).toUpperCase() || '·'}</span>
      </Avatar>
      {isAddress && failed && (
        <Typography role="status" sx={{ color: 'warning.main', fontSize: '0.8125rem' }}>
          {t.photoBroken}
        </Typography>
      )}
    </Box>
  );
}
