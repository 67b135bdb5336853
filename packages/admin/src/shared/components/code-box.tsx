import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useSharedTexts } from '../i18n/texts/index.ts';

/** Text to be taken elsewhere, exactly as it is. */
export function CodeBox({
  label,
  text,
  copyText,
}: {
  readonly label: string;
  readonly text: string;
  /** Absent: "Copy". */
  readonly copyText?: string;
}) {
  const t = useSharedTexts();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const pause = setTimeout(() => setCopied(false), 2_500);
    return () => clearTimeout(pause);
  }, [copied]);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 2, overflow: 'hidden', minWidth: 0 }}>
      <Box
        component="pre"
        role="region"
        aria-label={label}
        tabIndex={0}
        sx={{
          m: 0,
          p: 1.5,
          overflowX: 'auto',
          fontSize: '0.8125rem',
          lineHeight: 1.55,
          fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
          bgcolor: 'background.default',
          whiteSpace: 'pre',
        }}
      >
        {text}
      </Box>
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'flex-end',
          p: 0.75,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <Button
          size="small"
          startIcon={copied ? <Check /> : <ContentCopy />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          <span aria-live="polite">{copied ? t.copied : (copyText ?? t.copy)}</span>
        </Button>
      </Box>
    </Box>
  );
}
