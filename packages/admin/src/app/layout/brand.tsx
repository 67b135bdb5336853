import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

/** The product's mark, and the business it works for. */
export function Brand({ name = 'Booking Chat' }: { readonly name?: string }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, minWidth: 0 }}>
      <Box component="img" src="/admin/icon.svg" alt="" sx={{ width: 30, height: 30, flex: 'none' }} />
      <Typography sx={{ fontWeight: 650, lineHeight: 1.2, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {name}
      </Typography>
    </Box>
  );
}
