import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useRead } from '../api/hooks.ts';
import { useMe } from '../auth/me.tsx';
import { CodeBox } from '../components/code-box.tsx';
import { useConfig } from '../config-context.ts';
import { useTexts } from '../i18n/language-context.tsx';
import { readSettings } from '../requests/settings.ts';
import { snippetOf } from './snippet.ts';
import { keyTexts } from './texts/index.ts';

/** The whole key, this once. Only its own button closes it. */
export function CreatedKey({ text, onDone }: { readonly text: string; readonly onDone: () => void }) {
  const t = useTexts(keyTexts);
  const { tenantId } = useMe();
  const { widgetUrl, apiUrl } = useConfig();
  const branding = useRead(readSettings, {}).data?.settings.branding;
  const titleId = useId();
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.createdTitle}</DialogTitle>
      <DialogContent>
        <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
          {t.createdOnce}
        </Alert>
        <Typography sx={{ fontWeight: 600, fontSize: '0.875rem', mb: 0.5 }}>{t.theKey}</Typography>
        <CodeBox label={t.theKey} text={text} copyText={t.copyKey} />
        <Box sx={{ mt: 2 }}>
          <Typography sx={{ fontWeight: 600, fontSize: '0.875rem', mb: 0.5 }}>{t.snippet}</Typography>
          <CodeBox
            label={t.snippet}
            copyText={t.copySnippet}
            text={snippetOf({
              widgetUrl,
              apiUrl,
              tenantId,
              key: text,
              language: '',
              position: branding?.position ?? 'right',
              theme: '',
              primaryColor: branding?.primaryColor ?? '',
              autoOpen: false,
            })}
          />
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant="contained" onClick={onDone}>
          {t.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
