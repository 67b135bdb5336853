import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import Link from '@mui/material/Link';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Suspense, useEffect, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { LoadingRows } from '../../shared/components/states.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { appTexts } from '../texts/index.ts';
import { Navigation } from './navigation.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { TopBar } from './top-bar.tsx';

const drawerWidth = 252;

/** Navigation at the side of a desk's screen; on a phone a bar below, with the rest in a drawer. */
export function Layout() {
  const t = useTexts(appTexts);
  const isDesk = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'));
  const [drawerOpen, setDrawerOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever leads elsewhere closes the drawer
  useEffect(() => setDrawerOpen(false), [pathname]);
  return (
    <Box sx={{ display: 'flex', minHeight: '100dvh', bgcolor: 'background.default' }}>
      <Link
        href="#content"
        sx={{
          position: 'fixed',
          top: 8,
          left: 8,
          zIndex: 'tooltip',
          px: 2,
          py: 1.25,
          borderRadius: 2,
          bgcolor: 'background.paper',
          boxShadow: 4,
          transform: 'translateY(-200%)',
          '&:focus': { transform: 'none' },
        }}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        {t.skip}
      </Link>
      {isDesk ? (
        <Box
          component="aside"
          sx={{
            width: drawerWidth,
            flex: 'none',
            position: 'sticky',
            top: 0,
            height: '100dvh',
            borderRight: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
          }}
        >
          <Navigation />
        </Box>
      ) : (
        <Drawer
          open={drawerOpen}
          onClose={() => setDrawerOpen(false)}
          slotProps={{ paper: { sx: { width: 'min(300px, 86vw)' }, 'aria-label': t.menu } }}
        >
          <Navigation />
        </Drawer>
      )}
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        {!isDesk && <TopBar />}
        <Box
          component="main"
          id="content"
          tabIndex={-1}
          sx={{ flex: 1, px: { xs: 2, sm: 3, lg: 4 }, pt: { xs: 2, md: 3.5 }, pb: { xs: 12, md: 6 } }}
        >
          <Suspense fallback={<LoadingRows />}>
            <Outlet />
          </Suspense>
        </Box>
        {!isDesk && <PhoneBar onMore={() => setDrawerOpen(true)} />}
      </Box>
      <ScrollRestoration />
    </Box>
  );
}
