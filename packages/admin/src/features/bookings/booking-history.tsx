import type { AdminBooking, AuditChange, AuditEntry } from '@booking-chat/schema/generated/types';

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { formatAgo, formatDateTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { readBookingTrail } from './requests.ts';
import { bookingTexts } from './texts/index.ts';

/** What the team did with a booking, the latest first, down to where it came from. */
export function BookingHistory({ booking }: { readonly booking: AdminBooking }) {
  const t = useTexts(bookingTexts);
  const titleId = useId();
  const maySee = useMay('audit');
  const trail = useRead(readBookingTrail, { targetId: booking.bookingId }, { enabled: maySee });
  const entries = trail.data?.listAudit.items ?? [];
  const { source, createdAt } = booking;
  return (
    <Box component="section" aria-labelledby={titleId}>
      <Typography variant="h3" id={titleId} sx={{ mb: 1 }}>
        {t.history}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, borderLeft: 2, borderColor: 'divider' }}>
        {entries.map((entry) => (
          <Step key={entry.entryId} title={titleOf(entry, t)} who={entry.actorName} at={entry.at}>
            <Changes entry={entry} />
          </Step>
        ))}
        {source !== 'ADMIN' && <Step title={source === 'CHAT' ? t.madeInChat : t.madeByApi} at={createdAt} />}
        {source === 'ADMIN' && !entries.some(({ action }) => action === 'booking.create') && (
          <Step title={t.happened['booking.create']} at={createdAt} />
        )}
      </Box>
    </Box>
  );
}

const titleOf = ({ action }: AuditEntry, t: { readonly happened: Readonly<Record<string, string>> }) =>
  t.happened[action] ?? action;

function Step({
  title,
  who,
  at,
  children,
}: {
  readonly title: string;
  readonly who?: string;
  readonly at: string;
  readonly children?: ReactNode;
}) {
  const t = useTexts(bookingTexts);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const ago = formatAgo(at, Date.now(), lang);
  return (
    <Box component="li" sx={{ pl: 2, pb: 1.5, position: 'relative', fontSize: '0.875rem' }}>
      <Box
        aria-hidden
        sx={{
          position: 'absolute',
          left: -5,
          top: 6,
          width: 8,
          height: 8,
          borderRadius: 4,
          bgcolor: 'text.secondary',
        }}
      />
      <Box sx={{ fontWeight: 600 }}>{title}</Box>
      {children}
      <Box sx={{ color: 'text.secondary' }}>
        <time dateTime={at} title={formatDateTime(at, timezone, lang)}>
          {who ? t.by(who, ago) : ago}
        </time>
      </Box>
    </Box>
  );
}

function Changes({ entry }: { readonly entry: AuditEntry }) {
  const t = useTexts(bookingTexts);
  const show = useShow();
  if (entry.action === 'booking.create') return null;
  const names: Readonly<Record<string, string>> = t.fieldNames;
  return entry.changes.flatMap((change) => {
    const name = names[change.field];
    if (!name) return [];
    return (
      <Box key={change.field}>
        {name}: {change.before !== null && `${show(change, change.before)} → `}
        {show(change, change.after)}
      </Box>
    );
  });
}

function useShow(): (change: AuditChange, value: string | null) => string {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const statuses: Readonly<Record<string, string>> = words.status;
  const payments: Readonly<Record<string, string>> = t.payments;
  return ({ field }, value) => {
    const said = value === null ? null : (JSON.parse(value) as unknown);
    if (said === null || said === '') return '–';
    const text = String(said);
    if (field === 'start') return formatDateTime(text, timezone, lang);
    if (field === 'status') return statuses[text] ?? text;
    if (field === 'paymentStatus') return payments[text] ?? text;
    return text;
  };
}
