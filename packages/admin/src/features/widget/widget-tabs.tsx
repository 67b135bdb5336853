import Box from '@mui/material/Box';
import { NavLink } from 'react-router';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { widgetTexts } from './texts/index.ts';

/** How it looks, and how it comes onto a site: two pages, led to by links. */
export function WidgetTabs() {
  const t = useTexts(widgetTexts);
  return (
    <Box
      component="nav"
      aria-label={t.title}
      sx={{ display: 'flex', gap: 1, mb: 2.5, borderBottom: 1, borderColor: 'divider' }}
    >
      {[
        { to: '/widget', text: t.look },
        { to: '/widget/install', text: t.install },
      ].map(({ to, text }) => (
        <Box
          key={to}
          component={NavLink}
          to={to}
          end
          sx={{
            px: 1.5,
            py: 1.25,
            mb: '-1px',
            fontWeight: 600,
            fontSize: '0.875rem',
            textDecoration: 'none',
            color: 'text.secondary',
            borderBottom: 2,
            borderColor: 'transparent',
            '&.active': { color: 'primary.main', borderColor: 'primary.main' },
          }}
        >
          {text}
        </Box>
      ))}
    </Box>
  );
}
