import Box from '@mui/material/Box';
import { useMe } from '../../shared/auth/me.tsx';
import { LiveDot } from '../../shared/live/live-indicator.tsx';
import { Brand } from './brand.tsx';

/** On a phone: whose business this is, and whether what one sees is live. */
export function TopBar() {
  const { tenantName } = useMe();
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: 2,
        px: 2,
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Brand name={tenantName} />
      <LiveDot />
    </Box>
  );
}
