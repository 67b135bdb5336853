import { useCallback } from 'react';
import { Route, Routes, useLocation, useNavigate } from 'react-router';
import { BookingPanel } from './booking-panel.tsx';
import { NewBooking } from './new-booking.tsx';

/** One booking, or a new one, beside the list or calendar with the address `base`, whose filters stay as they are. */
export function BookingPanels({ base }: { readonly base: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const close = useCallback(() => {
    const kept = new URLSearchParams(search);
    for (const name of newBookingParameters) kept.delete(name);
    void navigate({ pathname: base, search: kept.toString() });
  }, [navigate, base, search]);
  return (
    <Routes>
      <Route path="new" element={<NewBooking onClose={close} />} />
      <Route path=":bookingId" element={<BookingPanel onClose={close} />} />
      <Route index element={null} />
    </Routes>
  );
}

/** What a link to a new booking may say: what for, with whom, when on the wall, for which customer. */
export const newBookingParameters = ['for', 'with', 'at', 'customer'] as const;
