import type { CsvImport, CsvKind, CsvProblem } from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { forget, useApi } from '../api/hooks.ts';
import { Problem } from '../components/states.tsx';
import { useToasts } from '../components/toast.tsx';
import { SwitchInput } from '../forms/fields.tsx';
import { useTexts } from '../i18n/language-context.tsx';
import { useSharedTexts } from '../i18n/texts/index.ts';
import { importCsv } from '../requests/csv.ts';
import { csvTexts } from './texts/index.ts';
import { uploadCsv } from './transfer.ts';

type Step =
  | { readonly at: 'choosing'; readonly error?: Error }
  | { readonly at: 'checking' | 'applying'; readonly done: number; readonly all: number }
  | { readonly at: 'reading'; readonly file: string; readonly report: CsvImport };

/** A file is chosen, what it would do is shown, and only then it is done. */
export function ImportDialog({ kind, onClose }: { readonly kind: CsvKind; readonly onClose: () => void }) {
  const t = useTexts(csvTexts);
  const shared = useSharedTexts();
  const api = useApi();
  const reads = useQueryClient();
  const toasts = useToasts();
  const titleId = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step>({ at: 'choosing' });
  const [skipProblems, setSkipProblems] = useState(false);
  const busy = step.at === 'checking' || step.at === 'applying';

  async function check(file: string) {
    try {
      const report = await uploadCsv(api, file, { kind, dryRun: true, skipProblems: false }, (done, all) =>
        setStep({ at: 'checking', done, all }),
      );
      setStep({ at: 'reading', file, report });
    } catch (error) {
      setStep({ at: 'choosing', error: error as Error });
    }
  }

  async function apply(file: string) {
    try {
      const { created, updated } = await uploadCsv(
        api,
        file,
        { kind, dryRun: false, skipProblems },
        (done, all) => setStep({ at: 'applying', done, all }),
      );
      toasts.done(t.done(created, updated));
      onClose();
    } catch (error) {
      setStep({ at: 'choosing', error: error as Error });
    } finally {
      await forget(reads, importCsv.changes);
    }
  }

  const wouldDo = step.at === 'reading' ? step.report.created + step.report.updated : 0;
  const hasProblems = step.at === 'reading' && step.report.problems.length > 0;
  return (
    <Dialog open onClose={busy ? undefined : onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.title}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t.intro}</DialogContentText>
        <input
          ref={chooser}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label={t.choose}
          onChange={async (event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (!file) return;
            setStep({ at: 'checking', done: 0, all: 1 });
            await check(await file.text());
          }}
        />
        {step.at === 'choosing' && step.error && <Problem error={step.error} />}
        {busy && (
          <Box role="status">
            <Typography sx={{ mb: 1 }}>
              {step.at === 'applying' ? t.applying(step.done, step.all) : t.checking}
            </Typography>
            <LinearProgress
              variant="determinate"
              value={(100 * step.done) / Math.max(step.all, 1)}
              aria-hidden
            />
          </Box>
        )}
        {step.at === 'reading' && (
          <>
            <Typography sx={{ mb: 1.5 }} role="status">
              {wouldDo + step.report.unchanged === 0 && !hasProblems ? t.empty : t.nothingYet}
            </Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
              <Chip label={t.created(step.report.created)} color="success" variant="outlined" />
              <Chip label={t.updated(step.report.updated)} color="info" variant="outlined" />
              <Chip label={t.unchanged(step.report.unchanged)} variant="outlined" />
              {hasProblems && (
                <Chip label={t.problems(step.report.problems.length)} color="error" variant="outlined" />
              )}
            </Box>
            {hasProblems && (
              <>
                <Problems problems={step.report.problems} />
                <SwitchInput label={t.skip} checked={skipProblems} onChange={setSkipProblems} />
              </>
            )}
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5, flexWrap: 'wrap', gap: 0.5 }}>
        <Button onClick={onClose} disabled={busy}>
          {shared.cancel}
        </Button>
        <Button
          variant={step.at === 'reading' ? 'text' : 'contained'}
          disabled={busy}
          onClick={() => chooser.current?.click()}
        >
          {step.at === 'reading' ? t.chooseOther : t.choose}
        </Button>
        {step.at === 'reading' && (
          <Button
            variant="contained"
            disabled={wouldDo === 0 || (hasProblems && !skipProblems)}
            onClick={() => void apply(step.file)}
          >
            {t.apply}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

const mostShown = 50;

function Problems({ problems }: { readonly problems: readonly CsvProblem[] }) {
  const t = useTexts(csvTexts);
  return (
    <Alert
      severity="error"
      variant="outlined"
      icon={false}
      sx={{ '& .MuiAlert-message': { width: 1, overflowX: 'auto' } }}
    >
      <Table size="small" aria-label={t.problems(problems.length)}>
        <TableHead>
          <TableRow>
            {[t.line, t.column, t.value, t.problem].map((header) => (
              <TableCell key={header}>{header}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {problems.slice(0, mostShown).map(({ line, column, value, message }) => (
            <TableRow key={`${line} ${column} ${message}`}>
              <TableCell>{line}</TableCell>
              <TableCell>{column}</TableCell>
              <TableCell>{value}</TableCell>
              <TableCell>{message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {problems.length > mostShown && t.more(problems.length - mostShown)}
    </Alert>
  );
}
