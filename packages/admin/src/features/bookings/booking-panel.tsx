import type { AdminBooking } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { StatusChip } from '../../shared/bookings/status-chip.tsx';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { type NextStatus, useStatusChange } from '../../shared/bookings/use-booking-actions.tsx';
import { Empty, Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readBooking } from '../../shared/requests/bookings.ts';
import { BookingFacts } from './booking-facts.tsx';
import { BookingHistory } from './booking-history.tsx';
import { BookingNotes } from './booking-notes.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { SidePanel } from './side-panel.tsx';
import { bookingTexts } from './texts/index.ts';

/** Everything about one booking, and what can be done with it. */
export function BookingPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const shared = useSharedTexts();
  const { bookingId = '' } = useParams();
  const query = useRead(readBooking, { bookingId });
  const booking = query.data?.getBooking;
  const mayChange = useMay('bookings');
  return (
    <SidePanel
      title={booking ? (booking.customerName ?? words.noName) : t.booking}
      subtitle={
        booking && (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5 }}>
            <StatusChip status={booking.status} />
            <Typography sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {t.code} {booking.code}
            </Typography>
          </Box>
        )
      }
      onClose={onClose}
      footer={booking && mayChange && <Actions booking={booking} />}
    >
      <Loaded query={query}>
        {({ getBooking }) =>
          getBooking ? (
            <Box sx={{ display: 'grid', gap: 3 }}>
              {!mayChange && <ReadOnlyNote />}
              <BookingFacts booking={getBooking} />
              <BookingNotes key={getBooking.bookingId} booking={getBooking} />
              <BookingHistory booking={getBooking} />
            </Box>
          ) : (
            <Empty title={shared.notFound} />
          )
        }
      </Loaded>
    </SidePanel>
  );
}

function Actions({ booking }: { readonly booking: AdminBooking }) {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const { busy, changeStatus } = useStatusChange();
  const [asking, setAsking] = useState<'cancel' | 'move' | null>(null);
  const { status, start } = booking;
  const isOpen = status === 'PENDING' || status === 'CONFIRMED';
  const hasBegun = Date.parse(start) <= Date.now();
  const set = (next: NextStatus) => () => void changeStatus(booking, next);
  if (!isOpen && status !== 'NO_SHOW' && status !== 'COMPLETED') return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, '& > button': { flex: '1 1 auto' } }}>
      {status === 'PENDING' && (
        <Button variant="contained" disabled={busy} onClick={set('CONFIRMED')}>
          {words.approve}
        </Button>
      )}
      {(hasBegun ? status !== 'COMPLETED' && status !== 'PENDING' : false) && (
        <Button
          variant={status === 'CONFIRMED' ? 'contained' : 'outlined'}
          disabled={busy}
          onClick={set('COMPLETED')}
        >
          {words.complete}
        </Button>
      )}
      {hasBegun && status !== 'NO_SHOW' && status !== 'PENDING' && (
        <Button variant="outlined" color="inherit" disabled={busy} onClick={set('NO_SHOW')}>
          {words.noShow}
        </Button>
      )}
      {isOpen && (
        <Button variant="outlined" disabled={busy} onClick={() => setAsking('move')}>
          {t.move}
        </Button>
      )}
      {isOpen && (
        <Button color="error" disabled={busy} onClick={() => setAsking('cancel')}>
          {status === 'PENDING' ? t.decline : t.cancelBooking}
        </Button>
      )}
      {asking === 'cancel' && (
        <CancelDialog
          booking={booking}
          busy={busy}
          onClose={() => setAsking(null)}
          onCancel={async (reason) => {
            if (await changeStatus(booking, 'CANCELLED', reason)) setAsking(null);
          }}
        />
      )}
      {asking === 'move' && <MoveDialog booking={booking} onClose={() => setAsking(null)} />}
    </Box>
  );
}
