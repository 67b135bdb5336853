import type { Person } from '@booking-chat/schema/generated/types';
import OpenInNew from '@mui/icons-material/OpenInNew';
import PersonAdd from '@mui/icons-material/PersonAddAltOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { RecordList } from '../../shared/components/record-list.tsx';
import { Empty, Loaded } from '../../shared/components/states.tsx';
import { usePageState } from '../../shared/components/use-page-state.ts';
import { useConfig } from '../../shared/config-context.ts';
import { formatDate } from '../../shared/format/date-time.ts';
import { Section } from '../../shared/forms/fields.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PersonMenu } from './person-menu.tsx';
import { readPeople } from './requests.ts';
import { RoleTable } from './role-table.tsx';
import { teamTexts } from './texts/index.ts';

/** Who may sign in, and as what. Everyone finds the way to their own account here. */
export function TeamPage() {
  const t = useTexts(teamTexts);
  const mayManage = useMay('users');
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      title={t.title}
      intro={t.intro}
      actions={
        mayManage && (
          <Button variant="contained" startIcon={<PersonAdd />} onClick={() => setInviting(true)}>
            {t.invite}
          </Button>
        )
      }
    >
      <MyAccount />
      {mayManage ? (
        <People />
      ) : (
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t.onlyOwners}</Typography>
      )}
      <RoleTable />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}

function MyAccount() {
  const t = useTexts(teamTexts);
  const me = useMe();
  const { accountUrl } = useConfig().auth;
  return (
    <Section title={t.myAccount}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600 }}>{me.name ?? me.email}</Typography>
          <Typography sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
            {me.name ? `${me.email} · ` : ''}
            {t.roles[me.role]}
          </Typography>
        </Box>
        {accountUrl && (
          <Button
            component={Link}
            href={accountUrl}
            target="_blank"
            rel="noopener"
            variant="outlined"
            endIcon={<OpenInNew />}
          >
            {t.toAccount}
          </Button>
        )}
      </Box>
    </Section>
  );
}

function People() {
  const t = useTexts(teamTexts);
  const { lang } = useLanguage();
  const { timezone, userId: myId } = useMe();
  const page = usePageState([]);
  const query = useRead(readPeople, { limit: 50, nextToken: page.nextToken ?? null }, { keepPrevious: true });
  return (
    <Box sx={{ mb: 2 }}>
      <Loaded query={query}>
        {({ listPeople: { items, nextToken } }) => (
          <RecordList<Person>
            label={t.people}
            rows={items}
            rowKey={({ userId }) => userId}
            busy={query.isPlaceholderData}
            page={page}
            nextToken={nextToken ?? null}
            columns={[
              {
                key: 'name',
                header: t.person,
                cell: ({ name, email, userId }) => (
                  <>
                    {name ?? email}
                    {userId === myId && ` (${t.you})`}
                    {name && (
                      <Box
                        component="span"
                        sx={{
                          display: 'block',
                          fontWeight: 400,
                          fontSize: '0.8125rem',
                          color: 'text.secondary',
                        }}
                      >
                        {email}
                      </Box>
                    )}
                  </>
                ),
              },
              { key: 'role', header: t.role, cell: ({ role }) => t.roles[role] },
              {
                key: 'status',
                header: t.status,
                cell: ({ status }) => (
                  <Chip size="small" variant="outlined" color={colors[status]} label={t.statuses[status]} />
                ),
              },
              { key: 'mfa', header: t.mfa, cell: ({ mfa }) => (mfa ? t.mfaOn : t.mfaOff) },
              {
                key: 'since',
                header: t.since,
                onPhone: false,
                cell: ({ createdAt }) => formatDate(createdAt, timezone, lang),
              },
              {
                key: 'actions',
                header: t.actions,
                align: 'right',
                cell: (person) => <PersonMenu person={person} isMe={person.userId === myId} />,
              },
            ]}
            empty={<Empty title={t.nobody} />}
          />
        )}
      </Loaded>
    </Box>
  );
}

const colors = { INVITED: 'warning', ACTIVE: 'success', DISABLED: 'default' } as const;
