import type { AdminService } from '@booking-chat/schema/generated/types';
import Add from '@mui/icons-material/Add';
import DesignServices from '@mui/icons-material/DesignServicesOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { type Column, RecordList } from '../../shared/components/record-list.tsx';
import { SearchBox } from '../../shared/components/search-box.tsx';
import { Empty, Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { type PageState, usePageState } from '../../shared/components/use-page-state.ts';
import { CsvMenu } from '../../shared/csv/csv-menu.tsx';
import { formatDuration } from '../../shared/format/date-time.ts';
import { formatMoney } from '../../shared/format/money.ts';
import { ChoiceInput } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readCategories, readServices } from '../../shared/requests/catalog.ts';
import { CategoriesDialog } from './categories-dialog.tsx';
import { serviceTexts } from './texts/index.ts';

export function ServiceList() {
  const t = useTexts(serviceTexts);
  const mayChange = useMay('catalog');
  const page = usePageState(['q', 'category', 'active']);
  const { q, category, active } = page.filters;
  const [renaming, setRenaming] = useState(false);
  const services = useRead(
    readServices,
    {
      ...(q ? { query: q } : {}),
      ...(category ? { category } : {}),
      ...(active ? { active: active === 'yes' } : {}),
      nextToken: page.nextToken,
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
          <CsvMenu kind="SERVICES" />
          {mayChange && (
            <Button variant="outlined" color="inherit" onClick={() => setRenaming(true)}>
              {t.categories}
            </Button>
          )}
          {mayChange && (
            <Button variant="contained" startIcon={<Add />} component={Link} to="/services/new">
              {t.add}
            </Button>
          )}
        </>
      }
    >
      {!mayChange && <ReadOnlyNote />}
      <Filters page={page} />
      <Loaded query={services}>
        {({ adminServices }) => (
          <RecordList
            label={t.title}
            rows={adminServices.items}
            rowKey={(service) => service.serviceId}
            columns={columns}
            to={(service) => `/services/${service.serviceId}`}
            busy={services.isPlaceholderData}
            page={page}
            nextToken={adminServices.nextToken}
            empty={
              <Empty
                icon={<DesignServices />}
                title={t.empty}
                action={
                  mayChange && (
                    <Button variant="contained" component={Link} to="/services/new">
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
      {renaming && <CategoriesDialog onClose={() => setRenaming(false)} />}
    </Page>
  );
}

function Filters({ page }: { readonly page: PageState<'q' | 'category' | 'active'> }) {
  const t = useTexts(serviceTexts);
  const shared = useSharedTexts();
  const categories = useRead(readCategories, {});
  const named = categories.data?.categories.items.flatMap(({ category }) => category ?? []) ?? [];
  return (
    <Box
      role="search"
      sx={{
        display: 'grid',
        gap: 1.5,
        mb: 1,
        gridTemplateColumns: { xs: '1fr 1fr', sm: 'minmax(200px, 320px) 200px 150px' },
        '& > :first-of-type': { gridColumn: { xs: '1 / -1', sm: 'auto' } },
      }}
    >
      <SearchBox label={t.search} value={page.filters.q} onSearch={(text) => page.setFilter('q', text)} />
      <ChoiceInput
        label={t.category}
        value={page.filters.category}
        onChange={(category) => page.setFilter('category', category)}
        options={[
          { value: '', label: t.categoryAll },
          ...named.map((category) => ({ value: category, label: category })),
        ]}
      />
      <ChoiceInput
        label={t.status}
        value={page.filters.active}
        onChange={(active) => page.setFilter('active', active)}
        options={[
          { value: '', label: shared.all },
          { value: 'yes', label: shared.active },
          { value: 'no', label: shared.inactive },
        ]}
      />
    </Box>
  );
}

function useColumns(): readonly Column<AdminService>[] {
  const t = useTexts(serviceTexts);
  const shared = useSharedTexts();
  const { lang } = useLanguage();
  return [
    { key: 'name', header: t.name, cell: ({ name }) => name },
    { key: 'category', header: t.category, cell: ({ category }) => category ?? '', onPhone: false },
    { key: 'duration', header: t.duration, cell: (service) => formatDuration(service.durationMinutes) },
    {
      key: 'price',
      header: t.price,
      align: 'right',
      cell: ({ price }) => (price ? formatMoney(price.amount, price.currency, lang) : t.noPrice),
    },
    {
      key: 'status',
      header: t.status,
      cell: ({ active, providerIds }) => (
        <Chip
          size="small"
          variant="outlined"
          color={!active ? 'default' : providerIds.length === 0 ? 'warning' : 'success'}
          label={!active ? shared.inactive : providerIds.length === 0 ? t.noProviders : shared.active}
        />
      ),
    },
  ];
}
