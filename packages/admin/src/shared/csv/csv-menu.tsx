import type { CsvKind } from '@booking-chat/schema/generated/types';
import ImportExport from '@mui/icons-material/ImportExport';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useApi } from '../api/hooks.ts';
import { useMay, useMe } from '../auth/me.tsx';
import { useToasts } from '../components/toast.tsx';
import { dayOf } from '../format/date-time.ts';
import { useTexts } from '../i18n/language-context.tsx';
import { csvTexts } from './texts/index.ts';
import { downloadCsv, saveFile } from './transfer.ts';

const ImportDialog = lazy(() =>
  import('./import-dialog.tsx').then((module) => ({ default: module.ImportDialog })),
);

/** Import and export of one kind of thing, for the actions of its page. Bookings are only exported. */
export function CsvMenu({
  kind,
  range = {},
}: {
  readonly kind: CsvKind;
  /** Of bookings: which ones. */
  readonly range?: { readonly from?: string; readonly to?: string };
}) {
  const t = useTexts(csvTexts);
  const api = useApi();
  const toasts = useToasts();
  const { timezone } = useMe();
  const mayExport = useMay('export');
  const mayChange = useMay(kind === 'CUSTOMERS' ? 'bookings' : 'catalog');
  const mayImport = mayChange && kind !== 'BOOKINGS';
  const anchor = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const [open, setOpen] = useState(false);
  const [importing, setImporting] = useState(false);
  const [rows, setRows] = useState<number | null>(null);
  if (!mayExport && !mayImport) return null;

  async function download() {
    setOpen(false);
    setRows(0);
    try {
      const file = await downloadCsv(api, kind, range, setRows);
      saveFile(`${kind.toLowerCase()}-${dayOf(Date.now(), timezone)}.csv`, file.csv);
      toasts.done(t.exported(file.rows));
    } catch (error) {
      toasts.failed(error);
    } finally {
      setRows(null);
    }
  }

  return (
    <>
      <Button
        ref={anchor}
        variant="outlined"
        color="inherit"
        startIcon={<ImportExport />}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        disabled={rows !== null}
        onClick={() => setOpen(true)}
      >
        {rows === null ? t.menu : t.exporting(rows)}
      </Button>
      <Menu id={menuId} open={open} onClose={() => setOpen(false)} anchorEl={() => anchor.current}>
        {mayExport && <MenuItem onClick={() => void download()}>{t.export}</MenuItem>}
        {mayImport && (
          <MenuItem
            onClick={() => {
              setOpen(false);
              setImporting(true);
            }}
          >
            {t.import}
          </MenuItem>
        )}
      </Menu>
      {importing && (
        <Suspense>
          <ImportDialog kind={kind} onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </>
  );
}
