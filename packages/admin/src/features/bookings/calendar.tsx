import { BookingPanels } from './booking-panels.tsx';
import { CalendarPage } from './calendar-page.tsx';

export function Component() {
  return (
    <>
      <CalendarPage />
      <BookingPanels base="/calendar" />
    </>
  );
}
