import type { AdminBooking } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useRead } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { dayOf, formatDateTime } from '../../shared/format/date-time.ts';
import { ChoiceInput } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readProviders } from '../../shared/requests/catalog.ts';
import { SlotPicker } from './slot-picker.tsx';
import { bookingTexts } from './texts/index.ts';
import { useMove } from './use-move.tsx';

/** Another time or another person, without a mouse as well. */
export function MoveDialog({
  booking,
  onClose,
}: {
  readonly booking: AdminBooking;
  readonly onClose: () => void;
}) {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const shared = useSharedTexts();
  const titleId = useId();
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const { busy, move } = useMove();
  const providers = useRead(readProviders, { limit: 200, active: true });
  const [providerId, setProviderId] = useState(booking.providerId);
  const [walkIn, setWalkIn] = useState(false);
  const [start, setStart] = useState<string | null>(null);
  const giving = (providers.data?.adminProviders.items ?? []).filter(
    (one) => one.providerId === booking.providerId || one.serviceIds.includes(booking.serviceId),
  );
  const options = giving.some((one) => one.providerId === booking.providerId)
    ? giving
    : [{ providerId: booking.providerId, name: booking.providerName }, ...giving];
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t.moveQuestion(booking.customerName ?? words.noName)}</DialogTitle>
      <DialogContent>
        <Box sx={{ color: 'text.secondary', mb: 2 }}>
          {booking.serviceName} {words.with(booking.providerName)}
          <br />
          {formatDateTime(booking.start, timezone, lang)}
        </Box>
        <Box sx={{ display: 'grid', gap: 2, pt: 0.5 }}>
          <ChoiceInput
            label={t.provider}
            value={providerId}
            options={options.map((one) => ({ value: one.providerId, label: one.name }))}
            onChange={(next) => {
              setProviderId(next);
              setStart(null);
            }}
          />
          <SlotPicker
            serviceId={booking.serviceId}
            providerId={providerId}
            firstDay={dayOf(Math.max(Date.parse(booking.start), Date.now()), timezone)}
            value={start}
            onChange={setStart}
            walkIn={walkIn}
            onWalkIn={setWalkIn}
          />
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={onClose} disabled={busy}>
          {shared.cancel}
        </Button>
        <Button
          variant="contained"
          disabled={busy || start === null}
          onClick={async () => {
            if (start && (await move(booking, { start, providerId, ...(walkIn ? { walkIn } : {}) })))
              onClose();
          }}
        >
          {t.move}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
