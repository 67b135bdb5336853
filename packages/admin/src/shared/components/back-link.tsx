import ArrowBack from '@mui/icons-material/ArrowBack';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';

/** To where a screen belongs. */
export function BackLink({ to, text }: { readonly to: string; readonly text: string }) {
  return (
    <Link
      component={RouterLink}
      to={to}
      underline="hover"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        py: 0.5,
        fontSize: '0.875rem',
        color: 'text.secondary',
      }}
    >
      <ArrowBack sx={{ fontSize: 16 }} />
      {text}
    </Link>
  );
}
