import type { AdminCustomer } from '@booking-chat/schema/generated/types';
import Add from '@mui/icons-material/Add';
import PeopleAlt from '@mui/icons-material/PeopleAltOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { Link } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { type Column, RecordList } from '../../shared/components/record-list.tsx';
import { SearchBox } from '../../shared/components/search-box.tsx';
import { Empty, Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { usePageState } from '../../shared/components/use-page-state.ts';
import { CsvMenu } from '../../shared/csv/csv-menu.tsx';
import { formatDate } from '../../shared/format/date-time.ts';
import { ChoiceInput } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { readCustomers } from '../../shared/requests/customers.ts';
import { customerTexts } from './texts/index.ts';

export function CustomerList() {
  const t = useTexts(customerTexts);
  const mayChange = useMay('bookings');
  const page = usePageState(['q', 'blocked']);
  const { q, blocked } = page.filters;
  const customers = useRead(
    readCustomers,
    {
      ...(q ? { query: q } : {}),
      ...(blocked ? { blocked: blocked === 'yes' } : {}),
      ...(page.nextToken ? { nextToken: page.nextToken } : {}),
    },
    { keepPrevious: true },
  );
  const columns = useColumns();
  return (
    <Page
      title={t.title}
      intro={t.intro}
      actions={
        <>
          <CsvMenu kind="CUSTOMERS" />
          {mayChange && (
            <Button variant="contained" startIcon={<Add />} component={Link} to="/customers/new">
              {t.add}
            </Button>
          )}
        </>
      }
    >
      {!mayChange && <ReadOnlyNote />}
      <Box
        role="search"
        sx={{
          display: 'grid',
          gap: 1.5,
          mb: 1,
          gridTemplateColumns: { xs: '1fr', sm: 'minmax(220px, 320px) 220px' },
        }}
      >
        <SearchBox label={t.search} value={q} onSearch={(text) => page.setFilter('q', text)} />
        <ChoiceInput
          label={t.blockedFilter}
          value={blocked}
          options={[
            { value: '', label: t.everyone },
            { value: 'no', label: t.notBlocked },
            { value: 'yes', label: t.onlyBlocked },
          ]}
          onChange={(next) => page.setFilter('blocked', next)}
        />
      </Box>
      <Loaded query={customers}>
        {({ listCustomers }) => (
          <RecordList
            label={t.title}
            rows={listCustomers.items}
            rowKey={(customer) => customer.customerId}
            columns={columns}
            to={(customer) => `/customers/${customer.customerId}`}
            busy={customers.isPlaceholderData}
            page={page}
            nextToken={listCustomers.nextToken}
            empty={
              <Empty
                icon={<PeopleAlt />}
                title={t.empty}
                action={
                  mayChange && (
                    <Button variant="contained" component={Link} to="/customers/new">
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

function useColumns(): readonly Column<AdminCustomer>[] {
  const t = useTexts(customerTexts);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  return [
    { key: 'name', header: t.name, cell: ({ name }) => name },
    { key: 'email', header: t.email, cell: ({ email }) => email ?? '' },
    { key: 'phone', header: t.phone, cell: ({ phone }) => phone ?? '' },
    {
      key: 'last',
      header: t.lastVisit,
      cell: ({ lastBookingStart: last }) => (last ? formatDate(last, timezone, lang) : t.never),
    },
    {
      key: 'blocked',
      header: t.blocked,
      cell: ({ blocked }) =>
        blocked ? <Chip size="small" variant="outlined" color="error" label={t.blocked} /> : null,
    },
  ];
}
