import UnfoldMore from '@mui/icons-material/UnfoldMore';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Popover from '@mui/material/Popover';
import { useColorScheme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { useMe, useSession } from '../../shared/auth/me.tsx';
import { type Lang, languageNames, languages } from '../../shared/i18n/language.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';

/** Who is signed in; the panel's language and appearance on this machine; the way out. */
export function AccountMenu() {
  const t = useTexts(appTexts);
  const me = useMe();
  const session = useSession();
  const { lang, choose } = useLanguage();
  const { mode, setMode } = useColorScheme();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const name = me.name ?? me.email;
  return (
    <>
      <ButtonBase
        ref={anchor}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-expanded={open}
        sx={{
          width: 1,
          minHeight: 48,
          px: 1,
          gap: 1.25,
          justifyContent: 'flex-start',
          borderRadius: 2,
          textAlign: 'left',
          '&:hover': { bgcolor: 'action.hover' },
          '&.Mui-focusVisible': { outline: '2px solid var(--mui-palette-primary-main)' },
        }}
      >
        <Avatar
          aria-hidden
          sx={{ width: 30, height: 30, fontSize: 14, bgcolor: 'primary.main', color: 'primary.contrastText' }}
        >
          {name.slice(0, 1).toUpperCase()}
        </Avatar>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <span className="visually-hidden">{t.account}: </span>
          <Typography noWrap sx={{ fontWeight: 600, fontSize: '0.875rem', lineHeight: 1.3 }}>
            {name}
          </Typography>
          <Typography noWrap sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {t.roles[me.role]}
          </Typography>
        </Box>
        <UnfoldMore fontSize="small" sx={{ color: 'text.secondary' }} />
      </ButtonBase>
      <Popover
        open={open}
        onClose={() => setOpen(false)}
        anchorEl={() => anchor.current}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': t.account, sx: { width: 260, p: 2, borderRadius: 3 } },
        }}
      >
        <Typography sx={{ color: 'text.secondary', fontSize: '0.8125rem', mb: 2 }}>
          {t.signedInAs(me.email)}
        </Typography>
        <TextField
          select
          label={t.language}
          value={lang}
          onChange={(event) => choose(event.target.value as Lang)}
          slotProps={{ select: { native: true } }}
          sx={{ mb: 2 }}
        >
          {languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageNames[each]}
            </option>
          ))}
        </TextField>
        <TextField
          select
          label={t.appearance}
          value={mode ?? 'system'}
          onChange={(event) => setMode(event.target.value as 'light' | 'dark' | 'system')}
          slotProps={{ select: { native: true } }}
          sx={{ mb: 2 }}
        >
          <option value="system">{t.system}</option>
          <option value="light">{t.light}</option>
          <option value="dark">{t.dark}</option>
        </TextField>
        <Button fullWidth variant="outlined" color="inherit" onClick={() => void session.signOut()}>
          {t.signOut}
        </Button>
      </Popover>
    </>
  );
}
