import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';

/** Before there are words. */
export function Splash({ label }: { readonly label?: string }) {
  return (
    <Box
      role="status"
      sx={{
        minHeight: '100dvh',
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        alignItems: 'center',
        justifyContent: 'center',
        color: 'text.secondary',
      }}
    >
      <CircularProgress size={28} aria-hidden />
      {label}
    </Box>
  );
}
