import Menu from '@mui/icons-material/MenuOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { NavLink } from 'react-router';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { sections } from '../sections.ts';
import { appTexts } from '../texts/index.ts';
import { WaitingBadge } from './waiting.tsx';

const item = {
  flex: 1,
  minWidth: 0,
  minHeight: 56,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 0.25,
  fontSize: '0.6563rem',
  fontWeight: 550,
  fontFamily: 'inherit',
  textDecoration: 'none',
  color: 'text.secondary',
  '&.active': { color: 'primary.main' },
  '&:focus-visible': { outlineOffset: -3 },
  '& > span': { maxWidth: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
} as const;

/** What a receptionist opens all day, within reach of a thumb; the rest is behind "More". */
export function PhoneBar({ onMore }: { readonly onMore: () => void }) {
  const t = useTexts(appTexts);
  return (
    <Box
      component="nav"
      aria-label={t.menu}
      sx={{
        position: 'fixed',
        zIndex: 'appBar',
        insetInline: 0,
        bottom: 0,
        display: 'flex',
        pb: 'env(safe-area-inset-bottom)',
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      {sections
        .filter(({ onPhone }) => onPhone)
        .map(({ path, text, short = text, icon: Icon, useCount }) => (
          <Box key={path} component={NavLink} to={`/${path}`} end={path === ''} sx={item}>
            {useCount ? (
              <WaitingBadge useCount={useCount}>
                <Icon fontSize="small" />
              </WaitingBadge>
            ) : (
              <Icon fontSize="small" />
            )}
            <span>{t[short] as string}</span>
          </Box>
        ))}
      <ButtonBase onClick={onMore} aria-haspopup="dialog" sx={item}>
        <Menu fontSize="small" />
        <span>{t.more}</span>
      </ButtonBase>
    </Box>
  );
}
