import type { AdminService, Slot } from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { Empty, Loaded } from '../../shared/components/states.tsx';
import { dayOf, formatDateTime, formatDuration } from '../../shared/format/date-time.ts';
import { formatMoney } from '../../shared/format/money.ts';
import { ChoiceInput, TextInput } from '../../shared/forms/fields.tsx';
import { useUnsavedGuard } from '../../shared/forms/save-bar.tsx';
import { type Lang, languageNames, languages } from '../../shared/i18n/language.ts';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readServices } from '../../shared/requests/catalog.ts';
import { CustomerPicker } from './customer-picker.tsx';
import { SidePanel } from './side-panel.tsx';
import { SlotPicker } from './slot-picker.tsx';
import { bookingTexts } from './texts/index.ts';
import { useBook, useCustomer, useGiving, useWantedTime } from './use-new-booking.ts';

/** What comes in by phone or at the desk: what, with whom, when, who. */
export function NewBooking({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(bookingTexts);
  const services = useRead(readServices, { active: true, limit: 200 });
  if (services.data && services.data.adminServices.items.length > 0)
    return <Composer services={services.data.adminServices.items} onClose={onClose} />;
  return (
    <SidePanel title={t.add} onClose={onClose}>
      <Loaded query={services}>
        {() => (
          <Empty
            title={t.noServices}
            action={
              <Button variant="contained" component={Link} to="/services/new">
                {t.addService}
              </Button>
            }
          />
        )}
      </Loaded>
    </SidePanel>
  );
}

function Composer({
  services,
  onClose,
}: {
  readonly services: readonly AdminService[];
  readonly onClose: () => void;
}) {
  const t = useTexts(bookingTexts);
  const shared = useSharedTexts();
  const { lang } = useLanguage();
  const { timezone, language } = useMe();
  const [asked] = useSearchParams();
  const at = asked.get('at') ?? '';
  const [serviceId, setServiceId] = useState<string | null>(
    asked.get('for') ?? (services.length === 1 ? (services[0]?.serviceId ?? null) : null),
  );
  const [providerId, setProviderId] = useState(asked.get('with') ?? '');
  const [start, setStart] = useState<string | null>(null);
  const [walkIn, setWalkIn] = useState(false);
  const [customer, setCustomer] = useCustomer(asked.get('customer'));
  const [notes, setNotes] = useState('');
  const [mailLanguage, setMailLanguage] = useState(language as Lang);
  const service = services.find((one) => one.serviceId === serviceId) ?? null;
  const giving = useGiving(service);
  const withId = giving.some((one) => one.providerId === providerId) ? providerId : '';
  const missed = useWantedTime({
    at,
    serviceId: walkIn ? null : serviceId,
    providerId: withId,
    start,
    setStart,
  });
  const booking = useBook();
  const isTouched = start !== null || customer !== null || notes !== '';
  useUnsavedGuard(isTouched && !booking.busy);

  async function book() {
    const problems = {
      ...(serviceId ? {} : { serviceId: shared.required }),
      ...(start ? {} : { start: t.needTime }),
      ...(customer?.name.trim() ? {} : { 'customer.name': shared.required }),
      ...(customer && !walkIn && !customer.email.trim() && !customer.phone.trim()
        ? { 'customer.email': t.contactHelp }
        : {}),
    };
    if (!booking.check(problems) || !serviceId || !start || !customer) return;
    await booking.book(
      {
        serviceId,
        ...(withId ? { providerId: withId } : {}),
        start,
        customer: {
          name: customer.name.trim(),
          ...(customer.email.trim() ? { email: customer.email.trim() } : {}),
          ...(customer.phone.trim() ? { phone: customer.phone.trim() } : {}),
        },
        ...(notes.trim() ? { notes: notes.trim() } : {}),
        ...(walkIn ? { walkIn } : {}),
        language: mailLanguage,
      },
      onClose,
    );
  }

  return (
    <SidePanel
      title={t.add}
      onClose={onClose}
      footer={
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 0, fontSize: '0.875rem' }} role="status">
            {service && <strong>{service.name}</strong>}
            {start && (
              <Box sx={{ color: 'text.secondary', '&::first-letter': { textTransform: 'uppercase' } }}>
                {formatDateTime(start, timezone, lang)}
              </Box>
            )}
          </Box>
          <Button variant="contained" size="large" disabled={booking.busy} onClick={() => void book()}>
            {booking.busy ? t.busy : t.book}
          </Button>
        </Box>
      }
    >
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Part title={t.service}>
          <Autocomplete
            autoHighlight
            options={[...services].sort((one, other) =>
              (one.category ?? '').localeCompare(other.category ?? ''),
            )}
            groupBy={(one) => one.category ?? ''}
            getOptionLabel={(one) => one.name}
            getOptionKey={(one) => one.serviceId}
            isOptionEqualToValue={(one, other) => one.serviceId === other.serviceId}
            value={service}
            onChange={(_event, next) => {
              setServiceId(next?.serviceId ?? null);
              setStart(null);
            }}
            renderInput={(params) => (
              <TextField
                {...params}
                label={t.service}
                required
                autoFocus={!service}
                error={booking.errors.serviceId !== undefined}
                helperText={booking.errors.serviceId ?? (service && <ServiceLine service={service} />)}
              />
            )}
          />
          <ChoiceInput
            label={t.provider}
            value={withId}
            disabled={!service}
            error={booking.errors.providerId}
            options={[
              { value: '', label: t.anyone },
              ...giving.map((one) => ({ value: one.providerId, label: one.name })),
            ]}
            onChange={(next) => {
              setProviderId(next);
              setStart(null);
            }}
          />
        </Part>
        <Part title={t.when}>
          {serviceId ? (
            <>
              {missed && !walkIn && !start && <Alert severity="info">{t.notOpen(at.slice(11, 16))}</Alert>}
              <SlotPicker
                serviceId={serviceId}
                providerId={withId || undefined}
                firstDay={at.slice(0, 10) || dayOf(Date.now(), timezone)}
                value={start}
                onChange={setStart}
                walkIn={walkIn}
                onWalkIn={setWalkIn}
              />
              {booking.errors.start && <Alert severity="error">{booking.errors.start}</Alert>}
              {booking.nearest.length > 0 && (
                <Nearest slots={booking.nearest} onPick={(slot) => setStart(slot.start)} />
              )}
            </>
          ) : (
            <Typography sx={{ color: 'text.secondary' }}>{t.chooseServiceFirst}</Typography>
          )}
        </Part>
        <Part title={t.customer}>
          <CustomerPicker
            value={customer}
            onChange={setCustomer}
            errors={booking.errors}
            contactNeeded={!walkIn}
          />
        </Part>
        <Part title={t.notes}>
          <TextInput
            label={`${t.notes} (${shared.optional})`}
            rows={2}
            maxLength={1_000}
            value={notes}
            error={booking.errors.notes}
            onChange={setNotes}
          />
          <ChoiceInput
            label={t.language}
            value={mailLanguage}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={setMailLanguage}
          />
        </Part>
      </Box>
    </SidePanel>
  );
}

function ServiceLine({ service }: { readonly service: AdminService }) {
  const { lang } = useLanguage();
  const { durationMinutes, price } = service;
  return [formatDuration(durationMinutes), price && formatMoney(price.amount, price.currency, lang)]
    .filter(Boolean)
    .join(' · ');
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Typography variant="h3" id={id}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Nearest({
  slots,
  onPick,
}: {
  readonly slots: readonly Slot[];
  readonly onPick: (slot: Slot) => void;
}) {
  const t = useTexts(bookingTexts);
  const { timezone } = useMe();
  const { lang } = useLanguage();
  return (
    <Box
      role="group"
      aria-label={t.nearest}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
    >
      {t.nearest}:
      {slots.map((slot) => (
        <Button key={slot.start} size="small" variant="outlined" onClick={() => onPick(slot)}>
          {formatDateTime(slot.start, timezone, lang)}
        </Button>
      ))}
    </Box>
  );
}
