import { roleAllows } from '@booking-chat/core/tenancy/roles';
import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { NavLink } from 'react-router';
import { useMe } from '../../shared/auth/me.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { LiveIndicator } from '../../shared/live/live-indicator.tsx';
import { type SectionGroup, sectionGroups } from '../sections.ts';
import { appTexts } from '../texts/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { WaitingChip } from './waiting.tsx';

export function Navigation() {
  const t = useTexts(appTexts);
  const me = useMe();
  return (
    <Box sx={{ height: 1, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ px: 2.25, pt: 2.5, pb: 1.5 }}>
        <Brand name={me.tenantName} />
      </Box>
      <Box component="nav" aria-label={t.sections} sx={{ flex: 1, overflowY: 'auto', px: 1.25, pb: 1 }}>
        {sectionGroups.map((group) => (
          <Group key={group.text} group={group} />
        ))}
      </Box>
      <Box sx={{ borderTop: 1, borderColor: 'divider', p: 1.25 }}>
        <LiveIndicator />
        <AccountMenu />
      </Box>
    </Box>
  );
}

function Group({ group }: { readonly group: SectionGroup }) {
  const t = useTexts(appTexts);
  const { role } = useMe();
  const titleId = useId();
  const visible = group.sections.filter(({ area }) => !area || roleAllows(role, area));
  return (
    <Box sx={{ mb: 0.5 }}>
      <Typography
        id={titleId}
        variant="caption"
        component="h2"
        sx={{ px: 1.25, pt: 1, pb: 0.5, color: 'text.secondary', fontWeight: 600 }}
      >
        {t[group.text]}
      </Typography>
      <List disablePadding aria-labelledby={titleId}>
        {visible.map(({ path, text, icon: Icon, useCount }) => (
          <ListItem key={path} disablePadding>
            <ListItemButton
              component={NavLink}
              to={`/${path}`}
              end={path === ''}
              sx={{
                py: 0,
                px: 1.25,
                minHeight: { xs: 44, md: 34 },
                fontWeight: 450,
                '& .MuiListItemIcon-root': { minWidth: 34, color: 'text.secondary' },
                '&.active': {
                  fontWeight: 600,
                  bgcolor: 'color-mix(in srgb, var(--mui-palette-primary-main) 12%, transparent)',
                  '& .MuiListItemIcon-root': { color: 'primary.main' },
                },
              }}
            >
              <ListItemIcon>
                <Icon fontSize="small" />
              </ListItemIcon>
              <ListItemText
                primary={t[text] as string}
                slotProps={{ primary: { sx: { fontWeight: 'inherit', fontSize: '0.875rem' } } }}
              />
              {useCount && <WaitingChip useCount={useCount} />}
            </ListItemButton>
          </ListItem>
        ))}
      </List>
    </Box>
  );
}
