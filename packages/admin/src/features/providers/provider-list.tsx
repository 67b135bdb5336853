import { plans } from '@booking-chat/core/tenancy/plans';
import type { AdminProvider } from '@booking-chat/schema/generated/types';
import Add from '@mui/icons-material/Add';
import Badge from '@mui/icons-material/BadgeOutlined';
import Avatar from '@mui/material/Avatar';
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
import { ChoiceInput } from '../../shared/forms/fields.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readProviders } from '../../shared/requests/catalog.ts';
import { providerTexts } from './texts/index.ts';

export function ProviderList() {
  const t = useTexts(providerTexts);
  const shared = useSharedTexts();
  const mayChange = useMay('catalog');
  const { plan } = useMe();
  const page = usePageState(['q', 'active']);
  const { q, active } = page.filters;
  const providers = useRead(
    readProviders,
    {
      ...(q ? { query: q } : {}),
      ...(active ? { active: active === 'yes' } : {}),
      nextToken: page.nextToken,
    },
    { keepPrevious: true },
  );
  const atWork = useRead(readProviders, { active: true, limit: 1 });
  const used = atWork.data?.adminProviders.total;
  const columns = useColumns();
  const add = (
    <Button variant="contained" startIcon={<Add />} component={Link} to="/providers/new">
      {t.add}
    </Button>
  );
  return (
    <Page
      title={t.title}
      intro={
        <>
          {t.intro} {used !== undefined && t.planUse(used, plans[plan].providers)}.
        </>
      }
      actions={
        <>
          <CsvMenu kind="PROVIDERS" />
          {mayChange && add}
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
          gridTemplateColumns: { xs: '1fr', sm: 'minmax(200px, 320px) 150px' },
        }}
      >
        <SearchBox label={t.search} value={q} onSearch={(text) => page.setFilter('q', text)} />
        <ChoiceInput
          label={t.status}
          value={active}
          onChange={(value) => page.setFilter('active', value)}
          options={[
            { value: '', label: shared.all },
            { value: 'yes', label: shared.active },
            { value: 'no', label: shared.inactive },
          ]}
        />
      </Box>
      <Loaded query={providers}>
        {({ adminProviders }) => (
          <RecordList
            label={t.title}
            rows={adminProviders.items}
            rowKey={(provider) => provider.providerId}
            columns={columns}
            to={(provider) => `/providers/${provider.providerId}`}
            busy={providers.isPlaceholderData}
            page={page}
            nextToken={adminProviders.nextToken}
            empty={
              <Empty icon={<Badge />} title={t.empty} action={mayChange && add}>
                {t.emptyText}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

export const fullName = ({ title, name }: Pick<AdminProvider, 'title' | 'name'>): string =>
  [title, name].filter(Boolean).join(' ');

function useColumns(): readonly Column<AdminProvider>[] {
  const t = useTexts(providerTexts);
  const shared = useSharedTexts();
  return [
    {
      key: 'name',
      header: t.name,
      cell: (provider) => (
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1.25 }}>
          <Avatar
            src={provider.photoUrl ?? undefined}
            alt=""
            slotProps={{ img: { referrerPolicy: 'no-referrer' } }}
            sx={{
              width: 28,
              height: 28,
              fontSize: 13,
              bgcolor: 'primary.main',
              color: 'primary.contrastText',
            }}
          >
            <span aria-hidden>{provider.name.slice(0, 1)}</span>
          </Avatar>
          {fullName(provider)}
        </Box>
      ),
    },
    {
      key: 'services',
      header: t.services,
      cell: ({ serviceIds }) => (serviceIds.length === 0 ? t.noneGiven : t.countServices(serviceIds.length)),
    },
    {
      key: 'zone',
      header: t.timezone,
      cell: ({ timezone }) => timezone.replaceAll('_', ' '),
      onPhone: false,
    },
    {
      key: 'status',
      header: t.status,
      cell: ({ active, serviceIds }) => (
        <Chip
          size="small"
          variant="outlined"
          color={!active ? 'default' : serviceIds.length === 0 ? 'warning' : 'success'}
          label={!active ? shared.inactive : shared.active}
        />
      ),
    },
  ];
}
