import type { AdminBooking, AdminProvider } from '@booking-chat/schema/generated/types';
import type { EventContentArg, EventDropArg, EventInput, EventMountArg } from '@fullcalendar/core';
import esLocale from '@fullcalendar/core/locales/es';
import ptLocale from '@fullcalendar/core/locales/pt-br';
import dayGrid from '@fullcalendar/daygrid';
import interaction from '@fullcalendar/interaction';
import list from '@fullcalendar/list';
import FullCalendar from '@fullcalendar/react';
import timeGrid from '@fullcalendar/timegrid';
import Box from '@mui/material/Box';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { CalendarEntry } from './calendar-entry.tsx';
import { type DrawnBooking, fewPerDay } from './calendar-events.ts';
import type { CalendarView } from './calendar-state.ts';
import type { OpenStretch } from './open-hours.ts';
import { bookingTexts } from './texts/index.ts';
import { wallOf, wallText } from './wall.ts';

export interface ShownDays {
  /** YYYY-MM-DD, in the business's zone; `until` is the first day that is not shown. */
  readonly from: string;
  readonly until: string;
  readonly title: string;
}

/** Each answers the day to go to. */
export interface Calendar {
  earlier(): string;
  later(): string;
}

const fullViews: Readonly<Record<CalendarView, string>> = {
  day: 'timeGridDay',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
  list: 'listAhead',
};
const plugins = [dayGrid, timeGrid, list, interaction];
const views = { listAhead: { type: 'list', duration: { days: 7 } } };
const locales = [esLocale, ptLocale];
const clock = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const mostPerDayOfMonth = 3;

/** Draws readings of the business's clock; knows nothing of zones, and asks nobody. */
export function CalendarGrid({
  ref,
  view,
  date,
  timezone,
  bookings,
  providers,
  open,
  fresh,
  mayChange,
  isLoading,
  onShown,
  onOpen,
  onDay,
  onFree,
  onDrop,
}: {
  readonly ref: Ref<Calendar>;
  readonly view: CalendarView;
  readonly date: string;
  readonly timezone: string;
  readonly bookings: readonly DrawnBooking[];
  readonly providers: readonly AdminProvider[];
  readonly open: readonly OpenStretch[];
  readonly fresh: ReadonlySet<string>;
  readonly mayChange: boolean;
  readonly isLoading: boolean;
  readonly onShown: (days: ShownDays) => void;
  readonly onOpen: (bookingId: string) => void;
  readonly onDay: (date: string) => void;
  /** An empty place was chosen: a reading of the clock, or a whole day (YYYY-MM-DD). */
  readonly onFree: (at: string) => void;
  /** False: it goes back to where it was. */
  readonly onDrop: (booking: AdminBooking, wall: string) => Promise<boolean>;
}) {
  const t = useTexts(bookingTexts);
  const { lang } = useLanguage();
  const full = useRef<FullCalendar>(null);
  const events = useEvents({ view, bookings, providers, open, fresh, mayChange });
  const hours = useMemo(() => shownHours(open, bookings), [open, bookings]);

  useEffect(() => {
    const api = full.current?.getApi();
    // FullCalendar draws at once, which React does not allow while it draws itself.
    const later = setTimeout(() => api?.changeView(fullViews[view], date));
    return () => clearTimeout(later);
  }, [view, date]);

  useImperativeHandle(ref, () => {
    const goTo = (step: 'prev' | 'next') => {
      const api = full.current?.getApi();
      if (!api) return date;
      api[step]();
      return wallText(api.getDate()).slice(0, 10);
    };
    return { earlier: () => goTo('prev'), later: () => goTo('next') };
  }, [date]);

  return (
    <Box className={view}>
      <FullCalendar
        ref={full}
        plugins={plugins}
        views={views}
        locales={locales}
        locale={lang === 'pt' ? 'pt-br' : lang}
        firstDay={1}
        timeZone="UTC"
        now={() => wallOf(new Date().toISOString(), timezone)}
        initialView={fullViews[view]}
        initialDate={date}
        headerToolbar={false}
        height="auto"
        stickyHeaderDates
        allDaySlot={false}
        nowIndicator
        navLinks
        navLinkDayClick={(day) => onDay(wallText(day).slice(0, 10))}
        slotMinTime={hours.from}
        slotMaxTime={hours.until}
        slotDuration="00:30:00"
        snapDuration="00:15:00"
        slotLabelFormat={clock}
        eventTimeFormat={clock}
        eventMinHeight={25}
        slotEventOverlap={false}
        dayHeaderContent={({ date: day, text, view: { type } }) =>
          type.startsWith('list') ? text : dayHeading(day, lang, type)
        }
        displayEventEnd={false}
        listDayFormat={{ weekday: 'long', day: 'numeric', month: 'long' }}
        listDaySideFormat={false}
        noEventsText={isLoading ? t.loadingMore : t.noBookings}
        eventDisplay="block"
        eventInteractive
        eventDurationEditable={false}
        longPressDelay={400}
        events={events as EventInput[]}
        eventContent={drawEntry}
        eventDidMount={describe}
        // A cell named by its number alone would hide the appointments in it.
        dayCellDidMount={({ el }) => el.removeAttribute('aria-labelledby')}
        datesSet={({ view: drawnView }) =>
          onShown({
            from: wallText(drawnView.activeStart).slice(0, 10),
            until: wallText(drawnView.activeEnd).slice(0, 10),
            title: drawnView.title,
          })
        }
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault();
          if (event.extendedProps.day) onDay(event.extendedProps.day);
          else if (event.extendedProps.booking) onOpen(event.id);
        }}
        dateClick={({ dateStr, allDay }) => {
          if (mayChange) onFree(allDay ? dateStr.slice(0, 10) : dateStr.slice(0, 16));
        }}
        eventDrop={({ event, revert }: EventDropArg) => {
          const { booking } = event.extendedProps as { booking: AdminBooking };
          if (!event.start) return revert();
          void onDrop(booking, wallText(event.start)).then((moved) => {
            if (!moved) revert();
          });
        }}
      />
    </Box>
  );
}

/** "Mon 23": the same order in each language. In a month the day's number is in its own place. */
function dayHeading(day: Date, lang: string, type: string): string {
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' })
    .format(day)
    .replace('.', '');
  return type === 'dayGridMonth' ? weekday : `${weekday} ${day.getUTCDate()}`;
}

function useEvents({
  view,
  bookings,
  providers,
  open,
  fresh,
  mayChange,
}: Pick<
  Parameters<typeof CalendarGrid>[0],
  'view' | 'bookings' | 'providers' | 'open' | 'fresh' | 'mayChange'
>): readonly EventInput[] {
  const t = useTexts(bookingTexts);
  return useMemo(() => {
    const place = new Map(providers.map(({ providerId }, index) => [providerId, index % 8]));
    const asEvent = ({ id, start, end, booking, movable }: DrawnBooking): EventInput => ({
      id,
      start,
      end,
      title: booking.customerName ?? booking.serviceName,
      startEditable: mayChange && movable,
      classNames: [
        `provider-${place.get(booking.providerId) ?? 7}`,
        `status-${booking.status.toLowerCase()}`,
        ...(fresh.has(id) ? ['fresh'] : []),
      ],
      booking,
    });
    if (view === 'month') {
      const { shown, rest } = fewPerDay(bookings, mostPerDayOfMonth);
      return [
        ...shown.map(asEvent),
        ...rest.map(({ id, day, count }) => ({
          id,
          day,
          start: `${day}T23:58:00`,
          end: `${day}T23:59:00`,
          title: t.restOfDay(count),
          editable: false,
          classNames: ['rest'],
        })),
      ];
    }
    const closed =
      view === 'list' || open.length === 0
        ? []
        : open.map(({ start, end }) => ({
            start,
            end,
            groupId: 'open',
            display: 'inverse-background',
            classNames: ['closed'],
          }));
    return [...bookings.map(asEvent), ...closed];
  }, [view, bookings, providers, open, fresh, mayChange, t]);
}

/** From an hour before the first thing that happens to an hour after the last. */
function shownHours(open: readonly OpenStretch[], bookings: readonly DrawnBooking[]) {
  const spans = [...open, ...bookings].map(({ start, end }) => ({
    from: Number(start.slice(11, 13)),
    until:
      start.slice(0, 10) === end.slice(0, 10)
        ? Number(end.slice(11, 13)) + (end.slice(14, 16) === '00' ? 0 : 1)
        : 24,
  }));
  const from = spans.length === 0 ? 8 : Math.max(0, Math.min(...spans.map((span) => span.from)) - 1);
  const until = spans.length === 0 ? 20 : Math.min(24, Math.max(...spans.map((span) => span.until)) + 1);
  return { from: `${String(from).padStart(2, '0')}:00:00`, until: `${String(until).padStart(2, '0')}:00:00` };
}

const drawEntry = ({ event, timeText }: EventContentArg) => {
  const { booking, day } = event.extendedProps as { booking?: AdminBooking; day?: string };
  if (booking) return <CalendarEntry booking={booking} time={timeText.slice(0, 5)} />;
  return day ? event.title : null;
};

/** A thing to press, for who hears the page. */
function describe({ el, event }: EventMountArg): void {
  if (event.display === 'inverse-background') return;
  const target = el.matches('a') ? el : el.querySelector('a');
  target?.setAttribute('role', 'button');
}
