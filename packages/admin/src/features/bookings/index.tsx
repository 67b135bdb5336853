import { BookingPanels } from './booking-panels.tsx';
import { BookingTable } from './booking-table.tsx';

export function Component() {
  return (
    <>
      <BookingTable />
      <BookingPanels base="/bookings" />
    </>
  );
}
