import type { HoursContext } from '@booking-chat/core/scheduling/hours-conflicts';
import type {
  AdminProvider,
  AdminService,
  Hours,
  HoursOwnerKind,
} from '@booking-chat/schema/generated/types';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { ApiError } from '../../shared/api/api-error.ts';
import { useApi, useRead, useWrite } from '../../shared/api/hooks.ts';
import { useMay } from '../../shared/auth/me.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { atLineStart, dayOf, weekdayName } from '../../shared/format/date-time.ts';
import { Section, SwitchInput } from '../../shared/forms/fields.tsx';
import { SaveBar } from '../../shared/forms/save-bar.tsx';
import { useForm } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { readProviders, readServices } from '../../shared/requests/catalog.ts';
import { rangeText } from './conflict-text.ts';
import { ExceptionsEditor } from './exceptions-editor.tsx';
import {
  conflictsIn,
  dayName,
  type HoursValues,
  hoursInput,
  storedHours,
  weekdays,
  weekOf,
} from './hours-form.ts';
import { useHoursWording } from './hours-wording.ts';
import { OwnerPicker } from './owner-picker.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { readHours, saveHours } from './requests.ts';
import { type HoursTexts, hoursTexts } from './texts/index.ts';
import { WeekEditor } from './week-editor.tsx';

/** Hours of one owner, with everything around that decides what they mean. */
export function HoursScreen({ kind }: { readonly kind: HoursOwnerKind }) {
  const t = useTexts(hoursTexts);
  const { id = null } = useParams();
  const owner = { kind, id };
  const hours = useRead(readHours, { owner });
  const business = useRead(readHours, { owner: { kind: 'TENANT', id: null } });
  const providers = useRead(readProviders, { limit: 200 });
  const services = useRead(readServices, { limit: 200 });
  const team = providers.data?.adminProviders.items ?? [];
  const offered = services.data?.adminServices.items ?? [];
  return (
    <Page title={t.title} intro={introOf(kind, t)} width="form">
      <OwnerPicker kind={kind} id={id} providers={team} services={offered} />
      <Loaded query={business}>
        {({ hours: ofBusiness }) => (
          <Loaded query={hours}>
            {({ hours: stored }) => (
              <HoursForm
                key={`${kind} ${id}`}
                stored={stored}
                businessWeek={kind === 'TENANT' ? null : ofBusiness.weekly}
                given={servicesGiven(kind, id, team, offered)}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function HoursForm({
  stored,
  businessWeek,
  given,
}: {
  readonly stored: Hours;
  readonly businessWeek: Hours['weekly'];
  /** Services that are given in these hours. */
  readonly given: readonly AdminService[];
}) {
  const t = useTexts(hoursTexts);
  const api = useApi();
  const mayChange = useMay('availability');
  const write = useWrite(saveHours);
  const [previewing, setPreviewing] = useState(false);
  const owner = { kind: stored.ownerKind, id: stored.ownerId ?? null };
  const today = dayOf(Date.now(), stored.timezone);
  const context = useMemo<HoursContext>(
    () => ({
      today,
      shortestService: given.length > 0 ? Math.min(...given.map((each) => each.durationMinutes)) : null,
      businessWeek: businessWeek ? weekOf(businessWeek) : null,
    }),
    [today, given, businessWeek],
  );
  const form = useForm<HoursValues>({
    stored: useMemo(() => storedHours(stored, businessWeek), [stored, businessWeek]),
    draft: `hours.${owner.kind}.${owner.id ?? ''}`,
    check: useCallback(
      (values: HoursValues) =>
        Object.fromEntries(
          conflictsIn(values, context)
            .filter(({ warning }) => !warning)
            .map(({ weekday, date, kind }) => [weekday ? `day${weekday}` : `exceptions.${date}`, kind]),
        ),
      [context],
    ),
  });
  const conflicts = useMemo(() => conflictsIn(form.values, context), [form.values, context]);
  const saving = useVersionedSave({
    form,
    wording: useHoursWording(),
    write: async (edited, version) => {
      try {
        const saved = await write.mutateAsync({ input: { owner, version, ...hoursInput(edited) } });
        return storedHours(saved.saveHours, businessWeek);
      } catch (error) {
        throw atItsField(error);
      }
    },
    readCurrent: async () => storedHours((await api.send(readHours, { owner })).hours, businessWeek),
  });
  const { own } = form.values;
  return (
    <>
      {!mayChange && <ReadOnlyNote />}
      <Section title={t.week} intro={t.zone(stored.timezone.replaceAll('_', ' '))}>
        {owner.kind !== 'TENANT' && (
          <SwitchInput
            label={owner.kind === 'PROVIDER' ? t.inheritProvider : t.inheritService}
            checked={own}
            disabled={!mayChange}
            onChange={(next) => form.set('own', next)}
          />
        )}
        {own ? (
          <WeekEditor form={form} conflicts={conflicts} disabled={!mayChange} />
        ) : (
          <Inherited kind={owner.kind} week={businessWeek} />
        )}
      </Section>
      <Section title={t.exceptions} intro={t.exceptionsIntro}>
        <ExceptionsEditor form={form} conflicts={conflicts} today={today} disabled={!mayChange} />
      </Section>
      {mayChange && (
        <SaveBar
          form={form}
          busy={saving.busy}
          saveText={t.preview}
          onSave={() => {
            if (form.check()) setPreviewing(true);
          }}
        />
      )}
      {previewing && (
        <PreviewDialog
          input={{ owner, ...hoursInput(form.values) }}
          services={given}
          onBack={() => setPreviewing(false)}
          onSave={() => {
            setPreviewing(false);
            void saving.save();
          }}
        />
      )}
      {saving.dialog}
    </>
  );
}

/** The business's week, to read, while an owner has none of its own. */
function Inherited({ kind, week }: { readonly kind: HoursOwnerKind; readonly week: Hours['weekly'] }) {
  const t = useTexts(hoursTexts);
  const { lang } = useLanguage();
  if (kind === 'SERVICE')
    return <Typography sx={{ color: 'text.secondary' }}>{t.inheritingService}</Typography>;
  const ranges = weekOf(week ?? []);
  return (
    <Box sx={{ color: 'text.secondary' }}>
      <Typography sx={{ mb: 1 }}>{t.inheritingProvider}</Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: 0.5, columnGap: 3 }}
      >
        {weekdays.map((weekday, index) => (
          <Box key={weekday} sx={{ display: 'contents' }}>
            <dt>{atLineStart(weekdayName(weekday, lang))}</dt>
            <Box component="dd" sx={{ m: 0 }}>
              {ranges[index]?.map(rangeText).join(', ') || t.closed}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const introOf = (kind: HoursOwnerKind, t: HoursTexts): string =>
  ({ TENANT: t.introTenant, PROVIDER: t.introProvider, SERVICE: t.introService })[kind];

function servicesGiven(
  kind: HoursOwnerKind,
  id: string | null,
  providers: readonly AdminProvider[],
  services: readonly AdminService[],
): readonly AdminService[] {
  const active = services.filter((service) => service.active);
  if (kind === 'TENANT') return active;
  if (kind === 'SERVICE') return active.filter(({ serviceId }) => serviceId === id);
  const provider = providers.find(({ providerId }) => providerId === id);
  return active.filter(({ serviceId }) => provider?.serviceIds.includes(serviceId));
}

/** The API counts days, the form names them. */
function atItsField(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const day = /^weekly\.(\d)/.exec(error.field ?? '')?.[1];
  return day === undefined
    ? error
    : new ApiError(error.code, error.message, {
        ...error.info,
        field: dayName((Number(day) + 1) as (typeof weekdays)[number]),
      });
}
