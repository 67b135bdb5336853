import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Brand } from '../layout/brand.tsx';

/** A page of its own, outside the panel: one thing to say and what to do about it. */
export function Notice({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Box
      component="main"
      sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2, bgcolor: 'background.default' }}
    >
      <title>{title}</title>
      <Paper variant="outlined" sx={{ p: { xs: 3, sm: 5 }, maxWidth: 480, width: 1, borderRadius: 4 }}>
        <Brand />
        <Typography variant="h1" sx={{ mt: 4, mb: 1 }}>
          {title}
        </Typography>
        <Typography component="div" sx={{ color: 'text.secondary' }}>
          {children}
        </Typography>
        {action && <Box sx={{ mt: 3, display: 'flex', gap: 1, flexWrap: 'wrap' }}>{action}</Box>}
      </Paper>
    </Box>
  );
}
