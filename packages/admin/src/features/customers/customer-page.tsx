import type { AdminCustomer } from '@booking-chat/schema/generated/types';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useCallback } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useApi, useRead, useWrite } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { BackLink } from '../../shared/components/back-link.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Empty, Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { formatDate } from '../../shared/format/date-time.ts';
import { FieldRow, Section, TextInput } from '../../shared/forms/fields.tsx';
import { SaveBar } from '../../shared/forms/save-bar.tsx';
import { useForm } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readCustomer, saveCustomer } from '../../shared/requests/customers.ts';
import { BlockButton } from './block-button.tsx';
import {
  type CustomerValues,
  customerErrors,
  customerInput,
  nobody,
  storedCustomer,
} from './customer-form.ts';
import { CustomerHistory } from './customer-history.tsx';
import { customerTexts } from './texts/index.ts';

export function NewCustomer() {
  return <CustomerForm key="new" customer={null} />;
}

export function EditCustomer() {
  const shared = useSharedTexts();
  const { customerId = '' } = useParams();
  const customer = useRead(readCustomer, { customerId });
  return (
    <Loaded query={customer}>
      {({ getCustomer }) =>
        getCustomer ? (
          <CustomerForm key={customerId} customer={getCustomer} />
        ) : (
          <Empty title={shared.notFound} />
        )
      }
    </Loaded>
  );
}

function CustomerForm({ customer }: { readonly customer: AdminCustomer | null }) {
  const t = useTexts(customerTexts);
  const shared = useSharedTexts();
  const api = useApi();
  const navigate = useNavigate();
  const { timezone } = useMe();
  const { lang } = useLanguage();
  const mayChange = useMay('bookings');
  const write = useWrite(saveCustomer);
  const customerId = customer?.customerId ?? null;
  const form = useForm({
    stored: customer ? storedCustomer(customer) : nobody,
    draft: `customer.${customerId ?? 'new'}`,
    check: useCallback((values: CustomerValues) => customerErrors(values, t, shared), [t, shared]),
  });
  const labels = { name: t.name, email: t.email, phone: t.phone, notes: t.notes };
  const saving = useVersionedSave({
    form,
    wording: { label: (name) => labels[name], show: (name, values) => values[name] },
    write: async (values, version) => {
      const { saveCustomer: saved } = await write.mutateAsync({
        input: customerInput(values, customerId ? { customerId, version } : null),
      });
      if (!customerId) setTimeout(() => navigate(`/customers/${saved.customerId}`, { replace: true }));
      return storedCustomer(saved);
    },
    readCurrent: async () => {
      if (!customerId) return null;
      const { getCustomer } = await api.send(readCustomer, { customerId });
      return getCustomer && storedCustomer(getCustomer);
    },
  });
  const field = { disabled: !mayChange || saving.busy };
  const { values, errors } = form;
  return (
    <Page
      title={customer?.name ?? t.add}
      intro={customer && t.knownSince(formatDate(customer.firstSeenAt, timezone, lang))}
      width="form"
      back={<BackLink to="/customers" text={t.title} />}
      actions={
        customer &&
        mayChange && (
          <>
            <BlockButton customer={customer} disabled={form.isDirty} />
            <Button
              variant="contained"
              component={Link}
              to={{ pathname: '/bookings/new', search: `customer=${customer.customerId}` }}
            >
              {t.book}
            </Button>
          </>
        )
      }
    >
      {!mayChange && <ReadOnlyNote />}
      {customer?.blocked && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
          {t.blockedNote}
        </Alert>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <Section title={t.about} intro={customer ? t.contactFixed : undefined}>
          <TextInput
            {...field}
            label={t.name}
            required
            maxLength={100}
            value={values.name}
            error={errors.name}
            onChange={(name) => form.set('name', name)}
          />
          <FieldRow>
            <TextInput
              {...field}
              label={t.email}
              type="email"
              maxLength={254}
              value={values.email}
              error={errors.email}
              onChange={(email) => form.set('email', email)}
            />
            <TextInput
              {...field}
              label={t.phone}
              type="tel"
              maxLength={40}
              value={values.phone}
              error={errors.phone}
              onChange={(phone) => form.set('phone', phone)}
            />
          </FieldRow>
          <TextInput
            {...field}
            label={t.notes}
            help={t.notesHelp}
            rows={3}
            maxLength={2_000}
            value={values.notes}
            error={errors.notes}
            onChange={(notes) => form.set('notes', notes)}
          />
        </Section>
        {mayChange && (
          <SaveBar
            form={form}
            busy={saving.busy}
            onSave={() => void saving.save()}
            always={!customer}
            {...(customer ? {} : { onDiscard: () => void navigate('/customers') })}
          />
        )}
        <button type="submit" hidden />
      </form>
      {customer && <CustomerHistory customerId={customer.customerId} />}
      {saving.dialog}
    </Page>
  );
}
