import NavigateBefore from '@mui/icons-material/NavigateBefore';
import NavigateNext from '@mui/icons-material/NavigateNext';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import type { Theme } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useSharedTexts } from '../i18n/texts/index.ts';
import { Empty } from './states.tsx';
import type { PageState } from './use-page-state.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'right';
  /** On a phone only what one looks for is shown. */
  readonly onPhone?: boolean;
  readonly width?: number | string;
}

/** Rows of one kind: a table where there is room, cards on a phone. The first column names the row and leads to it. */
export function RecordList<Row>({
  label,
  rows,
  rowKey,
  columns,
  to,
  busy = false,
  page,
  nextToken,
  empty,
}: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** Where a row leads; absent: nowhere. */
  readonly to?: (row: Row) => string;
  /** Another page or filter is on its way. */
  readonly busy?: boolean;
  readonly page?: PageState<string>;
  readonly nextToken?: string | null;
  /** Shown when there are no rows and no filter. */
  readonly empty: ReactNode;
}) {
  const t = useSharedTexts();
  const isDesk = useMediaQuery((theme: Theme) => theme.breakpoints.up('sm'));
  if (rows.length === 0 && (!page || (page.isFirst && !page.hasFilters)) && !nextToken) return empty;
  return (
    <Box aria-busy={busy}>
      <Box sx={{ height: 4 }}>{busy && <LinearProgress aria-hidden />}</Box>
      {rows.length === 0 ? (
        <Empty
          title={t.nothingFound}
          action={
            page && (
              <Button onClick={page.clear} variant="outlined">
                {t.clear}
              </Button>
            )
          }
        >
          {t.nothingFoundText}
        </Empty>
      ) : isDesk ? (
        <Paper variant="outlined" sx={{ borderRadius: 3, overflowX: 'auto' }} tabIndex={-1}>
          <Table aria-label={label}>
            <TableHead>
              <TableRow>
                {columns.map(({ key, header, align, width }) => (
                  <TableCell key={key} align={align} sx={{ width }}>
                    {header}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow
                  key={rowKey(row)}
                  hover={to !== undefined}
                  sx={{ position: 'relative', '&:last-child td, &:last-child th': { borderBottom: 0 } }}
                >
                  {columns.map((column, place) => (
                    <TableCell
                      key={column.key}
                      align={column.align}
                      {...(place === 0 ? { component: 'th', scope: 'row' } : {})}
                    >
                      {place === 0 ? <Named row={row} column={column} to={to} /> : column.cell(row)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Paper>
      ) : (
        <Box
          component="ul"
          aria-label={label}
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
        >
          {rows.map((row) => (
            <Paper
              key={rowKey(row)}
              component="li"
              variant="outlined"
              sx={{ position: 'relative', p: 2, borderRadius: 3 }}
            >
              {columns
                .filter(({ onPhone }, place) => place === 0 || onPhone !== false)
                .map((column, place) =>
                  place === 0 ? (
                    <Named key={column.key} row={row} column={column} to={to} />
                  ) : (
                    <Box key={column.key} sx={{ display: 'flex', gap: 1, mt: 0.5, fontSize: '0.875rem' }}>
                      <Typography component="span" sx={{ color: 'text.secondary', fontSize: 'inherit' }}>
                        {column.header}
                      </Typography>
                      <Box sx={{ ml: 'auto', textAlign: 'right', minWidth: 0 }}>{column.cell(row)}</Box>
                    </Box>
                  ),
                )}
            </Paper>
          ))}
        </Box>
      )}
      {page && <Pager page={page} nextToken={nextToken ?? null} />}
    </Box>
  );
}

/** The whole row can be clicked; its link is this one. */
function Named<Row>({
  row,
  column,
  to,
}: {
  readonly row: Row;
  readonly column: Column<Row>;
  readonly to: ((row: Row) => string) | undefined;
}) {
  if (!to) return <Box sx={{ fontWeight: 600 }}>{column.cell(row)}</Box>;
  return (
    <Link
      component={RouterLink}
      to={to(row)}
      underline="hover"
      color="inherit"
      sx={{ fontWeight: 600, '&::after': { content: '""', position: 'absolute', inset: 0 } }}
    >
      {column.cell(row)}
    </Link>
  );
}

function Pager({ page, nextToken }: { readonly page: PageState<string>; readonly nextToken: string | null }) {
  const t = useSharedTexts();
  if (page.isFirst && !nextToken) return null;
  return (
    <Box
      component="nav"
      aria-label={t.pages}
      sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 2 }}
    >
      <Button startIcon={<NavigateBefore />} disabled={page.isFirst} onClick={page.previous}>
        {t.previousPage}
      </Button>
      <Button
        endIcon={<NavigateNext />}
        disabled={!nextToken}
        onClick={() => {
          if (nextToken) page.next(nextToken);
        }}
      >
        {t.nextPage}
      </Button>
    </Box>
  );
}
