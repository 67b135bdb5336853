import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useCallback } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ApiError } from '../../shared/api/api-error.ts';
import { useApi, useRead, useWrite } from '../../shared/api/hooks.ts';
import { useMay, useMe } from '../../shared/auth/me.tsx';
import { BackLink } from '../../shared/components/back-link.tsx';
import { useConfirm } from '../../shared/components/confirm.tsx';
import { Page } from '../../shared/components/page.tsx';
import { Empty, Loaded, ReadOnlyNote } from '../../shared/components/states.tsx';
import { useToasts } from '../../shared/components/toast.tsx';
import { Checklist } from '../../shared/forms/checklist.tsx';
import {
  FieldRow,
  MoneyInput,
  NumberInput,
  Section,
  SwitchInput,
  TextInput,
} from '../../shared/forms/fields.tsx';
import { SaveBar } from '../../shared/forms/save-bar.tsx';
import { useForm, type Versioned } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { WordsInput } from '../../shared/forms/words-input.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import {
  deleteService,
  readCategories,
  readProviders,
  readService,
  saveService,
} from '../../shared/requests/catalog.ts';
import { readSettings } from '../../shared/requests/settings.ts';
import { rulesOf } from '../../shared/rules/rules.ts';
import { RulesFields } from '../../shared/rules/rules-fields.tsx';
import { rulesTexts } from '../../shared/rules/texts/index.ts';
import {
  newService,
  type ServiceValues,
  serviceErrors,
  serviceInput,
  storedService,
} from './service-form.ts';
import { useServiceWording } from './service-wording.ts';
import { serviceTexts } from './texts/index.ts';

export function NewService() {
  const t = useTexts(serviceTexts);
  return <ServiceForm key="new" serviceId={null} stored={newService} title={t.newTitle} />;
}

export function EditService() {
  const shared = useSharedTexts();
  const { serviceId = '' } = useParams();
  const service = useRead(readService, { serviceId });
  return (
    <Loaded query={service}>
      {({ adminService }) =>
        adminService ? (
          <ServiceForm
            key={serviceId}
            serviceId={serviceId}
            stored={storedService(adminService)}
            title={adminService.name}
          />
        ) : (
          <Empty title={shared.notFound} />
        )
      }
    </Loaded>
  );
}

function ServiceForm({
  serviceId,
  stored,
  title,
}: {
  readonly serviceId: string | null;
  readonly stored: Versioned<ServiceValues>;
  readonly title: string;
}) {
  const t = useTexts(serviceTexts);
  const shared = useSharedTexts();
  const rules = useTexts(rulesTexts);
  const api = useApi();
  const navigate = useNavigate();
  const { currency } = useMe();
  const mayChange = useMay('catalog');
  const write = useWrite(saveService);
  const settings = useRead(readSettings, {});
  const categories = useRead(readCategories, {});
  const providers = useRead(readProviders, { limit: 200 });
  const form = useForm({
    stored,
    draft: `service.${serviceId ?? 'new'}`,
    check: useCallback((values: ServiceValues) => serviceErrors(values, shared), [shared]),
  });
  const { values, errors } = form;
  const saving = useVersionedSave({
    form,
    wording: useServiceWording(),
    write: async (edited, version) => {
      const { saveService: service } = await write.mutateAsync({
        input: serviceInput(edited, serviceId ? { serviceId, version } : null),
      });
      if (!serviceId) setTimeout(() => navigate(`/services/${service.serviceId}`, { replace: true }));
      return storedService(service);
    },
    readCurrent: async () => {
      if (!serviceId) return null;
      const { adminService } = await api.send(readService, { serviceId });
      return adminService && storedService(adminService);
    },
  });
  const field = { disabled: !mayChange };
  const team = providers.data?.adminProviders.items ?? [];
  return (
    <Page
      title={title}
      width="form"
      back={<BackLink to="/services" text={t.title} />}
      actions={serviceId && mayChange && <DeleteService serviceId={serviceId} form={form} />}
    >
      {!mayChange && <ReadOnlyNote />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <Section title={t.basics}>
          <TextInput
            {...field}
            label={t.name}
            required
            maxLength={100}
            value={values.name}
            error={errors.name}
            help={t.nameHelp}
            onChange={(name) => form.set('name', name)}
          />
          <FieldRow>
            <NumberInput
              {...field}
              label={t.duration}
              required
              unit={t.minutes}
              value={values.durationMinutes}
              error={errors.durationMinutes}
              onChange={(minutes) => form.set('durationMinutes', minutes)}
            />
            <MoneyInput
              {...field}
              label={t.price}
              currency={currency}
              value={values.priceAmount}
              error={errors.priceAmount}
              help={t.priceHelp}
              onChange={(amount) => form.set('priceAmount', amount)}
            />
          </FieldRow>
          <Autocomplete
            freeSolo
            disabled={field.disabled}
            options={categories.data?.categories.items.flatMap(({ category }) => category ?? []) ?? []}
            inputValue={values.category}
            onInputChange={(_event, category) => form.set('category', category)}
            value={values.category}
            renderInput={(params) => (
              <TextField
                {...params}
                label={t.category}
                error={!!errors.category}
                helperText={errors.category}
              />
            )}
          />
          <TextInput
            {...field}
            label={t.description}
            rows={3}
            maxLength={500}
            value={values.description}
            error={errors.description}
            onChange={(description) => form.set('description', description)}
          />
          <WordsInput
            {...field}
            label={t.aliases}
            help={t.aliasesHelp}
            value={values.aliases}
            error={errors.aliases}
            onChange={(aliases) => form.set('aliases', aliases)}
          />
        </Section>
        <Section title={t.providers} intro={t.providersIntro}>
          {providers.data && team.length === 0 ? (
            <Alert severity="info">{t.addProvidersFirst}</Alert>
          ) : (
            <Checklist
              label={t.providers}
              disabled={field.disabled}
              error={errors.providerIds}
              options={team.map((provider) => ({
                id: provider.providerId,
                name: [provider.title, provider.name].filter(Boolean).join(' '),
                note: provider.active ? undefined : shared.inactive,
              }))}
              value={values.providerIds}
              onChange={(ids) => form.set('providerIds', ids)}
            />
          )}
        </Section>
        <Section title={t.booking}>
          <SwitchInput
            label={t.active}
            help={t.activeHelp}
            checked={values.active}
            disabled={field.disabled}
            onChange={(active) => form.set('active', active)}
          />
          <SwitchInput
            label={t.needsApproval}
            help={t.needsApprovalHelp}
            checked={values.needsApproval}
            disabled={field.disabled}
            onChange={(needsApproval) => form.set('needsApproval', needsApproval)}
          />
          <FieldRow>
            <NumberInput
              {...field}
              label={t.capacity}
              value={values.capacity}
              error={errors.capacity}
              help={t.capacityHelp}
              onChange={(capacity) => form.set('capacity', capacity)}
            />
          </FieldRow>
        </Section>
        <Section title={rules.title} intro={t.rulesIntro}>
          <RulesFields
            rules={values.rules}
            inherited={rulesOf(settings.data?.settings.rules ?? {})}
            errors={errors}
            disabled={field.disabled}
            onChange={(next) => form.set('rules', next)}
          />
        </Section>
        {serviceId && (
          <Section title={t.hours} intro={t.hoursText}>
            <Button
              component={Link}
              to={`/hours/service/${serviceId}`}
              variant="outlined"
              color="inherit"
              sx={{ justifySelf: 'start' }}
            >
              {t.toHours}
            </Button>
          </Section>
        )}
        <button type="submit" hidden />
      </form>
      {mayChange && (
        <SaveBar
          form={form}
          busy={saving.busy}
          always={!serviceId}
          saveText={serviceId ? undefined : t.create}
          onSave={() => void saving.save()}
          onDiscard={() => {
            form.discard();
            if (!serviceId) setTimeout(() => navigate('/services'));
          }}
        />
      )}
      {saving.dialog}
    </Page>
  );
}

function DeleteService({
  serviceId,
  form,
}: {
  readonly serviceId: string;
  readonly form: ReturnType<typeof useForm<ServiceValues>>;
}) {
  const t = useTexts(serviceTexts);
  const shared = useSharedTexts();
  const confirm = useConfirm();
  const toasts = useToasts();
  const navigate = useNavigate();
  const remove = useWrite(deleteService);
  const { name } = form.base;

  async function ask() {
    if (
      !(await confirm({ title: t.deleteTitle(name), text: t.deleteText, yes: shared.delete, danger: true }))
    )
      return;
    try {
      form.discard();
      await remove.mutateAsync({ serviceId, version: form.version });
      toasts.done(shared.deleted);
      navigate('/services');
    } catch (error) {
      if (error instanceof ApiError && error.info.reason === 'in-use') await offerSwitchingOff();
      else toasts.failed(error);
    }
  }

  async function offerSwitchingOff() {
    const off = await confirm({ title: t.inUseTitle, text: t.inUseText, yes: t.switchOff });
    if (off) form.set('active', false);
  }

  return (
    <Button color="error" disabled={remove.isPending} onClick={() => void ask()}>
      {shared.delete}
    </Button>
  );
}
