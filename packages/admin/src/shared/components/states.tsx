import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError, Unreachable } from '../api/api-error.ts';
import { type SharedTexts, useSharedTexts } from '../i18n/texts/index.ts';

/** Draws a read: grey bars while it loads, the problem with a way to try again, or the data. */
export function Loaded<Data>({
  query,
  loading = <LoadingRows />,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly loading?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Problem error={query.error} retry={() => void query.refetch()} />;
  return loading;
}

export function LoadingRows({ rows = 6 }: { readonly rows?: number }) {
  const t = useSharedTexts();
  return (
    <Box role="status" aria-label={t.loading}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move
        <Skeleton key={row} variant="rounded" height={44} sx={{ mb: 1, opacity: 1 - row / (rows + 2) }} />
      ))}
    </Box>
  );
}

/** Why something could not be shown or done, in the API's words. */
export function Problem({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const t = useSharedTexts();
  const { message, remedy, requestId } = describeProblem(error, t);
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        retry && (
          <Button color="inherit" size="small" onClick={retry}>
            {t.retry}
          </Button>
        )
      }
    >
      <AlertTitle sx={{ mb: remedy || requestId ? 0.5 : 0, fontSize: 'inherit' }}>{message}</AlertTitle>
      {remedy}
      {requestId && (
        <Typography variant="caption" component="div">
          {t.supportId(requestId)}
        </Typography>
      )}
    </Alert>
  );
}

export function describeProblem(error: Error, t: SharedTexts) {
  if (error instanceof ApiError)
    return {
      message: error.message,
      remedy: error.info.remedy ?? null,
      requestId: error.code === 'INTERNAL' ? (error.info.requestId ?? null) : null,
    };
  const message = error instanceof Unreachable ? t.unreachable : t.problem;
  return { message, remedy: null, requestId: null };
}

/** Nothing here yet: what this place is for, and the first step. */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Box sx={{ textAlign: 'center', px: 2, py: { xs: 5, sm: 8 }, maxWidth: 460, mx: 'auto' }}>
      {icon && (
        <Box
          aria-hidden
          sx={{
            display: 'inline-flex',
            p: 1.5,
            mb: 1.5,
            borderRadius: '50%',
            color: 'primary.main',
            bgcolor: 'color-mix(in srgb, var(--mui-palette-primary-main) 12%, transparent)',
          }}
        >
          {icon}
        </Box>
      )}
      <Typography variant="h2" component="p" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {children && <Typography sx={{ color: 'text.secondary' }}>{children}</Typography>}
      {action && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
}

/** Said once at the top of a screen to whoever may look but not change. */
export function ReadOnlyNote() {
  const t = useSharedTexts();
  return (
    <Alert severity="info" variant="outlined" sx={{ mb: 2 }}>
      {t.readOnly}
    </Alert>
  );
}
