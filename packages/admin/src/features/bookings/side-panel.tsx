import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';

/** Beside the list or calendar that it was opened from; on a phone in front of it. */
export function SidePanel({
  title,
  subtitle,
  onClose,
  footer,
  children,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  /** Stays in view while the content scrolls. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useSharedTexts();
  const titleId = useId();
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': titleId,
          sx: {
            width: { xs: '100%', sm: 480 },
            maxWidth: '100%',
            borderLeft: { sm: 1 },
            borderColor: { sm: 'divider' },
          },
        },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'flex-start',
          gap: 1,
          px: { xs: 2, sm: 3 },
          py: 1.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0, pt: 0.5 }}>
          <Typography variant="h2" id={titleId} sx={{ fontSize: '1.1875rem' }}>
            {title}
          </Typography>
          {subtitle}
        </Box>
        <IconButton onClick={onClose} aria-label={t.close} edge="end">
          <Close />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, overflowY: 'auto', px: { xs: 2, sm: 3 }, py: 2.5 }}>{children}</Box>
      {footer && (
        <Box
          sx={{
            borderTop: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
            px: { xs: 2, sm: 3 },
            pt: 1.5,
            pb: 'calc(12px + env(safe-area-inset-bottom))',
          }}
        >
          {footer}
        </Box>
      )}
    </Drawer>
  );
}
