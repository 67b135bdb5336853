import type { BookingStatus } from '@booking-chat/schema/generated/types';
import Chip from '@mui/material/Chip';
import { useTexts } from '../i18n/language-context.tsx';
import { bookingWords } from './texts/index.ts';

const colors = {
  PENDING: 'warning',
  CONFIRMED: 'success',
  CANCELLED: 'default',
  COMPLETED: 'info',
  NO_SHOW: 'error',
} as const satisfies Record<BookingStatus, string>;

/** How a booking stands, in a word and a colour. */
export function StatusChip({ status }: { readonly status: BookingStatus }) {
  const t = useTexts(bookingWords);
  return <Chip size="small" variant="outlined" color={colors[status]} label={t.status[status]} />;
}
