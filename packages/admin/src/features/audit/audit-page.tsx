import type { AuditEntry } from '@booking-chat/schema/generated/types';
import ExpandMore from '@mui/icons-material/ExpandMore';
import History from '@mui/icons-material/HistoryOutlined';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useRead } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Empty, Loaded } from '../../shared/components/states.tsx';
import { type PageState, usePageState } from '../../shared/components/use-page-state.ts';
import { dayOf, formatDay, formatTime } from '../../shared/format/date-time.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { Details } from './details.tsx';
import { readAudit } from './requests.ts';
import { type Reading, sentenceOf } from './sentence.ts';
import { auditTexts } from './texts/index.ts';

/** Each as `id~name`: the name is for people. */
type Filter = 'by' | 'about';

/** Who changed what, day by day, in sentences. */
export function AuditPage() {
  const t = useTexts(auditTexts);
  const shared = useSharedTexts();
  const maySee = useMay('audit');
  return (
    <Page title={t.title} intro={t.intro} width="form">
      {maySee ? <Trail /> : <Alert severity="info">{shared.forbidden}</Alert>}
    </Page>
  );
}

function Trail() {
  const t = useTexts(auditTexts);
  const shared = useSharedTexts();
  const page = usePageState<Filter>(['by', 'about']);
  const query = useRead(
    readAudit,
    {
      actorId: page.filters.by.split('~')[0] || null,
      targetId: page.filters.about.split('~')[0] || null,
      limit: 30,
      nextToken: page.nextToken ?? null,
    },
    { keepPrevious: true },
  );
  return (
    <>
      <Filters page={page} />
      <Loaded query={query}>
        {({ listAudit: { items, nextToken } }) => (
          <Box aria-busy={query.isPlaceholderData}>
            {items.length === 0 ? (
              <Empty icon={<History />} title={nextToken ? t.goOn : t.none}>
                {nextToken ? t.goOnText : t.noneText}
              </Empty>
            ) : (
              <Days entries={items} page={page} />
            )}
            {(nextToken || !page.isFirst) && (
              <Box
                component="nav"
                aria-label={shared.pages}
                sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 2 }}
              >
                <Button disabled={page.isFirst} onClick={page.previous}>
                  {shared.previousPage}
                </Button>
                <Button
                  disabled={!nextToken}
                  onClick={() => {
                    if (nextToken) page.next(nextToken);
                  }}
                >
                  {shared.nextPage}
                </Button>
              </Box>
            )}
          </Box>
        )}
      </Loaded>
    </>
  );
}

function Filters({ page }: { readonly page: PageState<Filter> }) {
  const t = useTexts(auditTexts);
  const { by, about } = page.filters;
  if (!by && !about) return null;
  const nameIn = (filter: string) => filter.slice(filter.indexOf('~') + 1);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      {by && <Chip label={t.onlyBy(nameIn(by))} onDelete={() => page.setFilter('by', '')} />}
      {about && <Chip label={t.onlyAbout(nameIn(about))} onDelete={() => page.setFilter('about', '')} />}
      <Button size="small" onClick={page.clear}>
        {t.showAll}
      </Button>
    </Box>
  );
}

function Days({
  entries,
  page,
}: {
  readonly entries: readonly AuditEntry[];
  readonly page: PageState<Filter>;
}) {
  const { lang } = useLanguage();
  const { timezone } = useMe();
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = dayOf(Date.parse(entry.at), timezone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, ofDay]) => (
    <Box key={day} component="section" sx={{ mb: 3 }}>
      <Typography variant="h2" sx={{ mb: 1, fontSize: '0.9375rem' }}>
        {formatDay(day, lang, true)}
      </Typography>
      {ofDay.map((entry) => (
        <Entry key={entry.entryId} entry={entry} page={page} />
      ))}
    </Box>
  ));
}

function Entry({ entry, page }: { readonly entry: AuditEntry; readonly page: PageState<Filter> }) {
  const t = useTexts(auditTexts);
  const { lang } = useLanguage();
  const { timezone, currency, userId } = useMe();
  const reading: Reading = { t, lang, timezone, currency };
  const who =
    entry.actorId === userId ? t.you : entry.actorKind === 'OPERATOR' ? t.operator : entry.actorName;
  return (
    <Accordion
      disableGutters
      elevation={0}
      slotProps={{ heading: { component: 'h3' }, transition: { unmountOnExit: true } }}
      sx={{ border: 1, borderColor: 'divider', '&:not(:last-of-type)': { borderBottom: 0 } }}
    >
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Box sx={{ minWidth: 0 }}>
          <Typography component="span" sx={{ display: 'block', fontSize: '0.9375rem' }}>
            {sentenceOf(entry, reading)}
          </Typography>
          <Typography component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
            {who} · <time dateTime={entry.at}>{formatTime(entry.at, timezone, lang)}</time>
          </Typography>
        </Box>
      </AccordionSummary>
      <AccordionDetails>
        <Details entry={entry} reading={reading} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          {entry.actorId && (
            <Button size="small" onClick={() => page.setFilter('by', `${entry.actorId}~${who}`)}>
              {t.allBy(who)}
            </Button>
          )}
          {entry.targetId && entry.targetName && (
            <Button
              size="small"
              onClick={() => page.setFilter('about', `${entry.targetId}~${entry.targetName}`)}
            >
              {t.allAbout(entry.targetName)}
            </Button>
          )}
        </Box>
      </AccordionDetails>
    </Accordion>
  );
}
