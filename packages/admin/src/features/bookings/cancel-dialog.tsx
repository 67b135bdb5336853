import type { AdminBooking } from '@booking-chat/schema/generated/types';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { TextInput } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { bookingTexts } from './texts/index.ts';

export function CancelDialog({
  booking,
  busy,
  onCancel,
  onClose,
}: {
  readonly booking: AdminBooking;
  readonly busy: boolean;
  readonly onCancel: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const shared = useSharedTexts();
  const titleId = useId();
  const [reason, setReason] = useState('');
  const who = booking.customerName ?? words.noName;
  const isRequest = booking.status === 'PENDING';
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onCancel(reason.trim());
        }}
      >
        <DialogTitle id={titleId}>{isRequest ? t.declineTitle(who) : t.cancelTitle(who)}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{t.cancelText}</DialogContentText>
          <TextInput
            label={`${t.reason} (${shared.optional})`}
            help={t.reasonHelp}
            rows={2}
            maxLength={500}
            autoFocus
            value={reason}
            onChange={setReason}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button onClick={onClose} disabled={busy}>
            {t.keep}
          </Button>
          <Button type="submit" variant="contained" color="error" disabled={busy}>
            {isRequest ? t.decline : t.cancelBooking}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
