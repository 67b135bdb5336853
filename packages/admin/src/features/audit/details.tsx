import type { AuditEntry } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { fieldName, type Reading, valueText } from './sentence.ts';
import { auditTexts } from './texts/index.ts';

/** Field by field, what was there before and after. */
export function Details({ entry, reading }: { readonly entry: AuditEntry; readonly reading: Reading }) {
  const t = useTexts(auditTexts);
  if (entry.changes.length === 0)
    return <Typography sx={{ fontSize: '0.875rem', color: 'text.secondary' }}>{t.noDetails}</Typography>;
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t.details}>
      <Table size="small" aria-label={t.details}>
        <TableHead>
          <TableRow>
            <TableCell>{t.field}</TableCell>
            <TableCell>{t.before}</TableCell>
            <TableCell>{t.after}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {entry.changes.map(({ field, before, after }) => (
            <TableRow key={field} sx={{ verticalAlign: 'top' }}>
              <TableCell component="th" scope="row">
                {fieldName(field, t)}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'pre-wrap' }}>
                {valueText(field, before ?? null, reading)}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'pre-wrap' }}>
                {valueText(field, after ?? null, reading)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
