import type { AdminBooking, BookingStatus } from '@booking-chat/schema/generated/types';
import Add from '@mui/icons-material/Add';
import EventNote from '@mui/icons-material/EventNoteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link, useLocation } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { StatusChip } from '../../shared/bookings/status-chip.tsx';
import { bookingWords } from '../../shared/bookings/texts/index.ts';
import { Page } from '../../shared/components/page.tsx';
import { type Column, RecordList } from '../../shared/components/record-list.tsx';
import { SearchBox } from '../../shared/components/search-box.tsx';
import { Empty, Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { type PageState, usePageState } from '../../shared/components/use-page-state.ts';
import { CsvMenu } from '../../shared/csv/csv-menu.tsx';
import { dayOf, formatDateTime } from '../../shared/format/date-time.ts';
import { ChoiceInput, TextInput } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { readBookings } from '../../shared/requests/bookings.ts';
import { readProviders, readServices } from '../../shared/requests/catalog.ts';
import { type RangeName, rangeNames, rangeOf } from './booking-range-filter.ts';
import { bookingTexts } from './texts/index.ts';

const filterNames = ['q', 'range', 'first', 'last', 'status', 'provider', 'service'] as const;
type Filters = PageState<(typeof filterNames)[number]>;
const statuses: readonly BookingStatus[] = ['PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW', 'CANCELLED'];

/** Every booking, found by what one knows of it. */
export function BookingTable() {
  const t = useTexts(bookingTexts);
  const mayBook = useMay('bookings');
  const { timezone } = useMe();
  const { search } = useLocation();
  const page = usePageState(filterNames);
  const { q, first, last, status, provider, service } = page.filters;
  const { descending, ...range } = rangeOf(rangeNamed(page), dayOf(Date.now(), timezone), timezone, {
    first,
    last,
  });
  const bookings = useRead(
    readBookings,
    {
      input: {
        ...range,
        descending,
        ...(q ? { query: q } : {}),
        ...(status ? { statuses: [status as BookingStatus] } : {}),
        ...(provider ? { providerId: provider } : {}),
        ...(service ? { serviceId: service } : {}),
        ...(page.nextToken ? { nextToken: page.nextToken } : {}),
      },
    },
    { keepPrevious: true },
  );
  const columns = useColumns();
  return (
    <Page
      title={t.bookings}
      actions={
        <>
          <CsvMenu kind="BOOKINGS" range={range} />
          {mayBook && (
            <Button
              variant="contained"
              startIcon={<Add />}
              component={Link}
              to={{ pathname: '/bookings/new', search }}
            >
              {t.add}
            </Button>
          )}
        </>
      }
    >
      {!mayBook && <ReadOnlyNote />}
      <FilterFields page={page} />
      <Loaded query={bookings}>
        {({ listBookings }) => (
          <RecordList
            label={t.bookings}
            rows={listBookings.items}
            rowKey={(booking) => booking.bookingId}
            columns={columns}
            to={(booking) => `/bookings/${booking.bookingId}${search}`}
            busy={bookings.isPlaceholderData}
            page={page}
            nextToken={listBookings.nextToken}
            empty={
              <Empty
                icon={<EventNote />}
                title={t.empty}
                action={
                  mayBook && (
                    <Button variant="contained" component={Link} to="/bookings/new">
                      {t.add}
                    </Button>
                  )
                }
              >
                {t.emptyText}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

const rangeNamed = ({ filters }: Filters): RangeName =>
  rangeNames.find((name) => name === filters.range) ?? 'upcoming';

function FilterFields({ page }: { readonly page: Filters }) {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const services = useRead(readServices, { limit: 200 });
  const providers = useRead(readProviders, { limit: 200 });
  const range = rangeNamed(page);
  const rangeTexts: Readonly<Record<RangeName, string>> = {
    upcoming: t.rangeUpcoming,
    today: t.rangeToday,
    week: t.rangeWeek,
    past: t.rangePast,
    all: t.rangeAll,
    days: t.rangeDays,
  };
  return (
    <Box
      role="search"
      sx={{
        display: 'grid',
        gap: 1.5,
        mb: 1,
        gridTemplateColumns: { xs: '1fr 1fr', md: 'minmax(180px, 1.4fr) repeat(4, minmax(120px, 1fr))' },
        '& > :first-of-type': { gridColumn: { xs: '1 / -1', md: 'auto' } },
      }}
    >
      <SearchBox
        label={t.searchLabel}
        value={page.filters.q}
        onSearch={(text) => page.setFilter('q', text)}
      />
      <ChoiceInput
        label={t.range}
        value={range}
        options={rangeNames.map((value) => ({ value, label: rangeTexts[value] }))}
        onChange={(next) => page.setFilter('range', next === 'upcoming' ? '' : next)}
      />
      <ChoiceInput
        label={t.status}
        value={page.filters.status}
        options={[
          { value: '', label: t.anyStatus },
          ...statuses.map((value) => ({ value: value as string, label: words.status[value] })),
        ]}
        onChange={(status) => page.setFilter('status', status)}
      />
      <ChoiceInput
        label={t.provider}
        value={page.filters.provider}
        options={[
          { value: '', label: t.anyProvider },
          ...(providers.data?.adminProviders.items ?? []).map((one) => ({
            value: one.providerId,
            label: one.name,
          })),
        ]}
        onChange={(provider) => page.setFilter('provider', provider)}
      />
      <ChoiceInput
        label={t.service}
        value={page.filters.service}
        options={[
          { value: '', label: t.anyService },
          ...(services.data?.adminServices.items ?? []).map((one) => ({
            value: one.serviceId,
            label: one.name,
          })),
        ]}
        onChange={(service) => page.setFilter('service', service)}
      />
      {range === 'days' && (
        <>
          <TextInput
            label={t.firstDay}
            type="date"
            value={page.filters.first}
            onChange={(first) => page.setFilter('first', first)}
          />
          <TextInput
            label={t.lastDay}
            type="date"
            value={page.filters.last}
            onChange={(last) => page.setFilter('last', last)}
          />
        </>
      )}
    </Box>
  );
}

function useColumns(): readonly Column<AdminBooking>[] {
  const t = useTexts(bookingTexts);
  const words = useTexts(bookingWords);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  return [
    {
      key: 'when',
      header: t.when,
      cell: ({ start }) => (
        <Box
          component="span"
          sx={{
            display: 'inline-block',
            whiteSpace: { lg: 'nowrap' },
            '&::first-letter': { textTransform: 'uppercase' },
          }}
        >
          {formatDateTime(start, timezone, lang)}
        </Box>
      ),
    },
    { key: 'customer', header: t.customer, cell: ({ customerName }) => customerName ?? words.noName },
    { key: 'service', header: t.service, cell: ({ serviceName }) => serviceName },
    { key: 'provider', header: t.provider, cell: ({ providerName }) => providerName },
    { key: 'code', header: t.code, cell: ({ code }) => code, onPhone: false },
    { key: 'status', header: t.status, cell: ({ status }) => <StatusChip status={status} /> },
  ];
}
