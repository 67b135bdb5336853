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
          alignItems: 'center',
          gap: 1.5,
          mb: intro ? 0.5 : 2.5,
          minHeight: 40,
        }}
      >
        <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ flex: '1 1 auto', minWidth: 0 }}>
          {title}
        </Typography>
        {actions && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box>}
      </Box>
      {intro && (
        <Typography sx={{ color: 'text.secondary', maxWidth: 720, mb: 2.5 }} component="div">
          {intro}
        </Typography>
      )}
      {children}
    </Box>
  );
}
