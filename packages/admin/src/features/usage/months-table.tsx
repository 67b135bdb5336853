import type { Usage } from '@booking-chat/schema/generated/types';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { monthName } from './months.ts';
import { usageTexts } from './texts/index.ts';

/** The same as the plots and more, to be read. */
export function MonthsTable({ months }: { readonly months: readonly Usage[] }) {
  const t = useTexts(usageTexts);
  const { lang } = useLanguage();
  const number = new Intl.NumberFormat(lang);
  const columns = [
    { name: t.messages, of: (usage: Usage) => usage.messages },
    { name: t.bookings, of: (usage: Usage) => usage.bookings },
    { name: t.tokensIn, of: (usage: Usage) => usage.tokensIn },
    { name: t.tokensOut, of: (usage: Usage) => usage.tokensOut },
    { name: t.errors, of: (usage: Usage) => usage.errors },
  ];
  return (
    <Accordion
      disableGutters
      elevation={0}
      slotProps={{ heading: { component: 'h3' } }}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 2,
        minWidth: 0,
        overflow: 'hidden',
        '&::before': { display: 'none' },
      }}
    >
      <AccordionSummary expandIcon={<ExpandMore />}>{t.asTable}</AccordionSummary>
      <AccordionDetails sx={{ overflowX: 'auto', p: 0 }} tabIndex={0}>
        <Table size="small" aria-label={t.year}>
          <TableHead>
            <TableRow>
              <TableCell>{t.month}</TableCell>
              {columns.map(({ name }) => (
                <TableCell key={name} align="right">
                  {name}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {months.map((usage) => (
              <TableRow key={usage.month}>
                <TableCell component="th" scope="row">
                  {monthName(usage.month, lang)}
                </TableCell>
                {columns.map(({ name, of }) => (
                  <TableCell key={name} align="right">
                    {number.format(of(usage))}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </AccordionDetails>
    </Accordion>
  );
}
