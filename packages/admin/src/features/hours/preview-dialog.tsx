import type {
  AdminService,
  HoursPreview,
  PreviewDay,
  PreviewHoursInput,
} from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { useRead } from '../../shared/api/hooks.ts';
import { Loaded } from '../../shared/components/states.tsx';
import { formatDateTime, formatDay, formatDuration, weekdayName } from '../../shared/format/date-time.ts';
import { ChoiceInput } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { conflictText } from './conflict-text.ts';
import { previewHours } from './requests.ts';
import { hoursTexts } from './texts/index.ts';

const days = 28;

/** What saving would do, before it is done. */
export function PreviewDialog({
  input,
  services,
  onSave,
  onBack,
}: {
  readonly input: Pick<PreviewHoursInput, 'owner' | 'weekly' | 'exceptions'>;
  readonly services: readonly AdminService[];
  readonly onSave: () => void;
  readonly onBack: () => void;
}) {
  const t = useTexts(hoursTexts);
  const titleId = useId();
  const [serviceId, setServiceId] = useState('');
  const preview = useRead(
    previewHours,
    { input: { ...input, days, ...(serviceId ? { serviceId } : {}) } },
    { keepPrevious: true },
  );
  return (
    <Dialog open onClose={onBack} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.previewTitle}</DialogTitle>
      <DialogContent>
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t.previewIntro(days)}</Typography>
        {services.length > 1 && (
          <Box sx={{ maxWidth: 320, mb: 2, pt: 0.5 }}>
            <ChoiceInput
              label={t.forService}
              value={serviceId}
              onChange={setServiceId}
              options={[
                { value: '', label: t.allServices },
                ...services.map((service) => ({ value: service.serviceId, label: service.name })),
              ]}
            />
          </Box>
        )}
        <Loaded query={preview}>{({ previewHours: found }) => <Preview preview={found} />}</Loaded>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={onBack}>{t.goBack}</Button>
        <Button variant="contained" autoFocus disabled={!preview.data} onClick={onSave}>
          {t.saveHours}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Preview({ preview }: { readonly preview: HoursPreview }) {
  const t = useTexts(hoursTexts);
  const { lang } = useLanguage();
  const changed = preview.days.filter(({ gained, lost }) => gained.length + lost.length > 0);
  const count = (which: 'gained' | 'lost') => changed.reduce((sum, day) => sum + day[which].length, 0);
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Part title={t.slotsTitle}>
        <Typography>{t.slotsSummary(preview.slotsBefore, preview.slotsAfter)}</Typography>
        {!preview.slotsComplete && (
          <Typography sx={{ color: 'text.secondary' }}>{t.slotsIncomplete}</Typography>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1 }}>
          {changed.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{t.sameSlots}</Typography>}
          {count('gained') > 0 && (
            <Chip color="success" variant="outlined" label={t.gained(count('gained'))} />
          )}
          {count('lost') > 0 && <Chip color="error" variant="outlined" label={t.lost(count('lost'))} />}
        </Box>
        <Strip days={preview.days} />
        {changed.length > 0 && (
          <Box component="ul" aria-label={t.changedDays} sx={{ listStyle: 'none', m: 0, mt: 2, p: 0 }}>
            {changed.map((day) => (
              <ChangedDay key={day.date} day={day} />
            ))}
          </Box>
        )}
      </Part>
      <Part title={t.bookingsTitle}>
        {preview.bookingsOutsideCount === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>{t.outsideNone}</Typography>
        ) : (
          <Alert severity="warning" variant="outlined">
            {t.outside(preview.bookingsOutsideCount)}
            <Box component="ul" sx={{ pl: 2.25, mb: 0, mt: 1 }}>
              {preview.bookingsOutside.map(({ bookingId, start, timezone, customerName, ...booking }) => (
                <li key={bookingId}>
                  {[
                    formatDateTime(start, timezone, lang),
                    customerName,
                    booking.serviceName,
                    booking.providerName,
                    booking.code,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </li>
              ))}
            </Box>
          </Alert>
        )}
      </Part>
      <Part title={t.clockTitle}>
        <ClockChange change={preview.clockChange ?? null} />
      </Part>
      {preview.conflicts.length > 0 && (
        <Part title={t.warnings}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {preview.conflicts.map((conflict) => {
              const day = conflict.date
                ? formatDay(conflict.date, lang)
                : conflict.weekday
                  ? weekdayName(conflict.weekday, lang)
                  : '';
              const text = conflictText(conflict, t);
              return <li key={`${day} ${text}`}>{`${day}: ${text}`}</li>;
            })}
          </Box>
        </Part>
      )}
    </Box>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section">
      <Typography variant="h3" sx={{ mb: 0.75 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** Every day as a column: what there is, in grey; what appears above it, in green; what vanishes, in red. Only for the eye. */
function Strip({ days: all }: { readonly days: readonly PreviewDay[] }) {
  const { lang } = useLanguage();
  const most = Math.max(1, ...all.map(({ before, after }) => Math.max(before, after)));
  const height = (slots: number) => `${(100 * slots) / most}%`;
  return (
    <Box
      aria-hidden
      sx={{ display: 'flex', gap: { xs: '2px', sm: '4px' }, height: 92, alignItems: 'stretch' }}
    >
      {all.map(({ date, before, gained, lost }) => (
        <Box key={date} sx={{ flex: 1, display: 'flex', flexDirection: 'column', minWidth: 0 }}>
          <Box sx={{ flex: 1, display: 'flex', flexDirection: 'column', justifyContent: 'flex-end' }}>
            <Box
              sx={{ height: height(gained.length), bgcolor: 'success.main', borderRadius: '3px 3px 0 0' }}
            />
            <Box
              sx={{
                height: height(lost.length),
                bgcolor: 'error.main',
                opacity: 0.55,
                borderRadius: '3px 3px 0 0',
              }}
            />
            <Box
              sx={{
                height: height(Math.max(0, before - lost.length)),
                minHeight: 2,
                bgcolor: 'color-mix(in srgb, var(--mui-palette-text-primary) 20%, transparent)',
              }}
            />
          </Box>
          <Typography
            sx={{
              fontSize: 10,
              lineHeight: '16px',
              textAlign: 'center',
              color: 'text.secondary',
              visibility: isMonday(date) ? 'visible' : 'hidden',
              whiteSpace: 'nowrap',
            }}
          >
            {new Intl.DateTimeFormat(lang, { day: 'numeric', timeZone: 'UTC' }).format(new Date(date))}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

const isMonday = (date: string): boolean => new Date(date).getUTCDay() === 1;
const mostTimes = 12;

function ChangedDay({ day }: { readonly day: PreviewDay }) {
  const t = useTexts(hoursTexts);
  const { lang } = useLanguage();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '160px 1fr' },
        columnGap: 2,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Typography sx={{ fontWeight: 600, fontSize: '0.875rem' }}>
        {formatDay(day.date, lang)}
        <Typography component="span" sx={{ color: 'text.secondary', fontSize: 'inherit' }}>
          {` ${day.before} → ${day.after}`}
        </Typography>
      </Typography>
      <Box sx={{ fontSize: '0.875rem' }}>
        <Times label={t.appears} times={day.gained} color="success.main" />
        <Times label={t.vanishes} times={day.lost} color="error.main" />
      </Box>
    </Box>
  );
}

function Times({
  label,
  times,
  color,
}: {
  readonly label: string;
  readonly times: readonly string[];
  readonly color: string;
}) {
  const t = useTexts(hoursTexts);
  if (times.length === 0) return null;
  const rest = times.length - mostTimes;
  return (
    <Box>
      <Box component="span" sx={{ color, fontWeight: 600 }}>
        {label}
      </Box>{' '}
      {times.slice(0, mostTimes).join(', ')}
      {rest > 0 && ` ${t.moreTimes(rest)}`}
    </Box>
  );
}

function ClockChange({ change }: { readonly change: HoursPreview['clockChange'] | null }) {
  const t = useTexts(hoursTexts);
  const { lang } = useLanguage();
  if (!change) return <Typography sx={{ color: 'text.secondary' }}>{t.clockNone}</Typography>;
  const { date, at, minutes, openMinutes, usualOpenMinutes } = change;
  const open = formatDuration(openMinutes);
  return (
    <Typography>
      {t.clock(formatDay(date, lang, true), at)}{' '}
      {minutes > 0 ? t.clockForward(formatDuration(minutes)) : t.clockBack(formatDuration(-minutes))}{' '}
      {openMinutes === usualOpenMinutes
        ? t.clockSame(open)
        : t.clockOpen(open, formatDuration(usualOpenMinutes))}
    </Typography>
  );
}
