import type { ApiKey } from '@booking-chat/schema/generated/types';
import Add from '@mui/icons-material/Add';
import Key from '@mui/icons-material/KeyOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { RecordList } from '../../shared/components/record-list.tsx';
import { Empty, Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { usePageState } from '../../shared/components/use-page-state.ts';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { NewKeyDialog } from '../../shared/keys/new-key-dialog.tsx';
import { readKeys } from '../../shared/requests/keys.ts';
import { KeyStateChip } from './key-state-chip.tsx';
import { LastUsed } from './last-used.tsx';
import { keysTexts } from './texts/index.ts';

export function KeysPage() {
  const t = useTexts(keysTexts);
  const mayChange = useMay('keys');
  const navigate = useNavigate();
  const page = usePageState([]);
  const [making, setMaking] = useState(false);
  const query = useRead(readKeys, { limit: 50, nextToken: page.nextToken ?? null }, { keepPrevious: true });
  const add = (
    <Button variant="contained" startIcon={<Add />} onClick={() => setMaking(true)}>
      {t.create}
    </Button>
  );
  return (
    <Page title={t.title} intro={t.intro} actions={mayChange && add}>
      {!mayChange && <ReadOnlyNote />}
      <Loaded query={query}>
        {({ listApiKeys: { items, nextToken } }) => (
          <RecordList<ApiKey>
            label={t.title}
            rows={items}
            rowKey={({ keyId }) => keyId}
            to={({ keyId }) => `/keys/${keyId}`}
            busy={query.isPlaceholderData}
            page={page}
            nextToken={nextToken ?? null}
            columns={[
              { key: 'name', header: t.name, cell: ({ name }) => name },
              { key: 'state', header: t.state, cell: (key) => <KeyStateChip apiKey={key} /> },
              {
                key: 'origins',
                header: t.origins,
                cell: ({ allowedOrigins }) => (
                  <Box sx={{ fontSize: '0.875rem' }}>
                    {allowedOrigins.slice(0, 2).map((origin) => (
                      <div key={origin}>{origin}</div>
                    ))}
                    {allowedOrigins.length > 2 && t.moreOrigins(allowedOrigins.length - 2)}
                  </Box>
                ),
              },
              {
                key: 'prefix',
                header: t.begins,
                onPhone: false,
                cell: ({ prefix }) => <code>{prefix}…</code>,
              },
              { key: 'used', header: t.lastUsed, cell: (key) => <LastUsed at={key.lastUsedAt ?? null} /> },
            ]}
            empty={
              <Empty icon={<Key />} title={t.none} action={mayChange && add}>
                {t.noneText}
              </Empty>
            }
          />
        )}
      </Loaded>
      {making && (
        <NewKeyDialog
          onClose={(key) => {
            setMaking(false);
            if (key) void navigate(`/keys/${key.keyId}`);
          }}
        />
      )}
    </Page>
  );
}
