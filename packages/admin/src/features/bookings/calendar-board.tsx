import type { AdminBooking, AdminProvider } from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { useConfirm } from '../../shared/components/confirm.tsx';
import { Problem } from '../../shared/components/states.tsx';
import { formatDateTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { drawn } from './calendar-events.ts';
import { type Calendar, CalendarGrid, type ShownDays } from './calendar-grid.tsx';
import { useCalendarState } from './calendar-state.ts';
import { calendarStyle } from './calendar-style.ts';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { openStretches, readOpenHours } from './open-hours.ts';
import { ProviderFilter } from './provider-filter.tsx';
import { bookingTexts } from './texts/index.ts';
import { useBookingRange } from './use-booking-range.ts';
import { useMove } from './use-move.tsx';
import { laterOnWall, momentOf } from './wall.ts';

/** Appointments that began the evening before reach into the first day. */
const evening = -12 * 60;

/** The calendar with its filters: what is drawn is what the address says. */
export function CalendarBoard({
  providers,
  isPhone,
  fresh,
}: {
  readonly providers: readonly AdminProvider[];
  readonly isPhone: boolean;
  readonly fresh: ReadonlySet<string>;
}) {
  const { timezone } = useMe();
  const mayChange = useMay('bookings');
  const navigate = useNavigate();
  const { search } = useLocation();
  const state = useCalendarState(isPhone ? 'list' : 'week', timezone);
  const calendar = useRef<Calendar>(null);
  const [shown, setShown] = useState<ShownDays | null>(null);
  const bookings = useShownBookings(shown, state);
  const open = useOpenHours(shown, state.providerIds);
  const drop = useDrop();
  const openPanel = (path: string, more: Readonly<Record<string, string>> = {}) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(more)) next.set(name, value);
    void navigate({ pathname: `/calendar/${path}`, search: next.toString() });
  };
  const only = state.providerIds.length === 1 ? state.providerIds[0] : undefined;
  return (
    <Box sx={calendarStyle}>
      <CalendarToolbar
        title={shown?.title ?? ''}
        view={state.view}
        onView={(view) => state.set({ view })}
        onToday={() => state.set({ date: null })}
        onEarlier={() => state.set({ date: calendar.current?.earlier() ?? null })}
        onLater={() => state.set({ date: calendar.current?.later() ?? null })}
      />
      <ProviderFilter
        providers={providers}
        chosen={state.providerIds}
        onChoose={(ids) => state.set({ providers: ids.join(',') || null })}
        withCancelled={state.withCancelled}
        onWithCancelled={(withCancelled) => state.set({ cancelled: withCancelled ? '1' : null })}
      />
      <Box sx={{ height: 4 }}>{bookings.isFetching && <LinearProgress aria-hidden />}</Box>
      {bookings.error && <Problem error={bookings.error} retry={() => void bookings.refetch()} />}
      <CalendarGrid
        ref={calendar}
        view={state.view}
        date={state.date}
        timezone={timezone}
        bookings={bookings.drawn}
        providers={providers}
        open={open}
        fresh={fresh}
        mayChange={mayChange}
        isLoading={bookings.isLoading}
        onShown={setShown}
        onOpen={(bookingId) => openPanel(bookingId)}
        onDay={(date) => state.set({ date, view: 'day' })}
        onFree={(at) => openPanel('new', { at, ...(only ? { with: only } : {}) })}
        onDrop={drop}
      />
    </Box>
  );
}

function useShownBookings(
  shown: ShownDays | null,
  {
    providerIds,
    withCancelled,
  }: { readonly providerIds: readonly string[]; readonly withCancelled: boolean },
) {
  const { timezone } = useMe();
  const from = shown ? momentOf(laterOnWall(`${shown.from}T00:00:00`, evening), timezone) : '';
  const to = shown ? momentOf(`${shown.until}T00:00:00`, timezone) : '';
  const query = useBookingRange(from, to, shown !== null);
  const chosen = providerIds.join(',');
  const bookings = useMemo(() => {
    const ids = new Set(chosen.split(',').filter(Boolean));
    const now = Date.now();
    return (query.data ?? [])
      .filter((one) => ids.size === 0 || ids.has(one.providerId))
      .filter((one) => withCancelled || one.status !== 'CANCELLED')
      .map((one) => drawn(one, timezone, now));
  }, [query.data, chosen, withCancelled, timezone]);
  return {
    drawn: bookings,
    error: query.error,
    isFetching: query.isFetching,
    isLoading: query.isLoading || shown === null,
    refetch: query.refetch,
  };
}

/** Of the business; of one provider when only that one is shown. */
function useOpenHours(shown: ShownDays | null, providerIds: readonly string[]) {
  const providerId = providerIds.length === 1 ? providerIds[0] : undefined;
  const business = useRead(readOpenHours, { owner: { kind: 'TENANT' } });
  const provider = useRead(
    readOpenHours,
    { owner: { kind: 'PROVIDER', ...(providerId ? { id: providerId } : {}) } },
    { enabled: providerId !== undefined },
  );
  return useMemo(() => {
    if (!shown || !business.data) return [];
    const own = providerId ? (provider.data?.hours ?? null) : null;
    return openStretches(business.data.hours, own, shown);
  }, [shown, business.data, provider.data, providerId]);
}

/** Asks, then moves; false: back to where it was. */
function useDrop() {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const confirm = useConfirm();
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const { move } = useMove();
  return async (booking: AdminBooking, wall: string): Promise<boolean> => {
    const start = momentOf(wall, timezone);
    const goOn = await confirm({
      title: t.moveQuestion(booking.customerName ?? words.noName),
      text: (
        <>
          {booking.serviceName} {words.with(booking.providerName)}
          <br />
          {t.from}: {formatDateTime(booking.start, timezone, lang)}
          <br />
          {t.to}: <strong>{formatDateTime(start, timezone, lang)}</strong>
        </>
      ),
      yes: t.move,
    });
    return goOn && move(booking, { start });
  };
}
