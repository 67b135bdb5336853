import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMe } from '../auth/me.tsx';

let isFirstPage = true;

/**
 * A screen: its title (in the tab too), what can be done with the whole of it, and its content. After a change of
 * route the title has the focus, so that screen readers say where one is.
 */
export function Page({
  title,
  intro,
  actions,
  width = 'wide',
  back,
  children,
}: {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  /** `form`: lines stay short enough to read. */
  readonly width?: 'wide' | 'form' | 'full';
  /** A link to where this screen belongs, above the title. */
  readonly back?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { tenantName } = useMe();
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <Box sx={{ maxWidth: { wide: 1200, form: 840, full: 'none' }[width], mx: 'auto', width: 1 }}>
      <title>{`${title} · ${tenantName}`}</title>
      {back && <Box sx={{ mb: 0.5 }}>{back}</Box>}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'flex-start',
          justifyContent: 'space-between',
          columnGap: 2,
          rowGap: 1.5,
          mb: 2.5,
        }}
      >
        <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
          <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ minHeight: 38, pt: 0.5 }}>
            {title}
          </Typography>
          {intro && (
            <Typography sx={{ color: 'text.secondary', maxWidth: 640 }} component="div">
              {intro}
            </Typography>
          )}
        </Box>
        {actions && (
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: 1,
              // What a screen is for comes first where there is little room.
              '& > .MuiButton-contained': { order: { xs: -1, sm: 0 } },
            }}
          >
            {actions}
          </Box>
        )}
      </Box>
      {children}
    </Box>
  );
}
