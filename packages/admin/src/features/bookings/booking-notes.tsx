import type { AdminBooking, PaymentStatus } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useApi, useWrite } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { noteBooking } from '../../shared/bookings/booking-ranges.ts';
import { ChoiceInput, TextInput } from '../../shared/forms/fields.tsx';
import { useUnsavedGuard } from '../../shared/forms/save-bar.tsx';
import { useForm, type Versioned } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readBooking, updateBooking } from '../../shared/requests/bookings.ts';
import { bookingTexts } from './texts/index.ts';

interface Values {
  readonly notes: string;
  readonly paymentStatus: PaymentStatus;
}

const stored = ({ version, notes, paymentStatus }: AdminBooking): Versioned<Values> => ({
  version,
  values: { notes: notes ?? '', paymentStatus },
});

const payments = ['NONE', 'PENDING', 'PAID', 'FAILED'] as const;

/** What the team writes on a booking. */
export function BookingNotes({ booking }: { readonly booking: AdminBooking }) {
  const t = useTexts(bookingTexts);
  const shared = useSharedTexts();
  const api = useApi();
  const reads = useQueryClient();
  const mayChange = useMay('bookings');
  const write = useWrite(updateBooking);
  const { bookingId } = booking;
  const form = useForm({ stored: stored(booking), draft: `booking.${bookingId}` });
  const saving = useVersionedSave({
    form,
    wording: {
      label: (name) => (name === 'notes' ? t.notes : t.payment),
      show: (name, values) => (name === 'notes' ? values.notes : t.payments[values.paymentStatus]),
    },
    write: async ({ notes, paymentStatus }, version) => {
      const input = { bookingId, version, notes: notes.trim() || null, paymentStatus };
      const { updateBooking: saved } = await write.mutateAsync({ input });
      noteBooking(reads, saved);
      return stored(saved);
    },
    readCurrent: async () => {
      const { getBooking } = await api.send(readBooking, { bookingId });
      return getBooking && stored(getBooking);
    },
  });
  useUnsavedGuard(form.isDirty && !saving.busy);
  const field = { disabled: !mayChange || saving.busy };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void saving.save();
      }}
      sx={{ display: 'grid', gap: 2 }}
    >
      <ChoiceInput
        {...field}
        label={t.payment}
        value={form.values.paymentStatus}
        error={form.errors.paymentStatus}
        options={payments.map((value) => ({ value, label: t.payments[value] }))}
        onChange={(paymentStatus) => form.set('paymentStatus', paymentStatus)}
      />
      <TextInput
        {...field}
        label={t.notes}
        help={t.notesHelp}
        rows={3}
        maxLength={1_000}
        value={form.values.notes}
        error={form.errors.notes}
        onChange={(notes) => form.set('notes', notes)}
      />
      {form.isDirty && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
          <Button onClick={form.discard} disabled={saving.busy}>
            {shared.discard}
          </Button>
          <Button type="submit" variant="contained" disabled={saving.busy}>
            {saving.busy ? shared.saving : shared.save}
          </Button>
        </Box>
      )}
      {saving.dialog}
    </Box>
  );
}
