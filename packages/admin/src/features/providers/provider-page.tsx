import { plans } from '@booking-chat/core/tenancy/plans';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useCallback, useMemo } from 'react';
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
import { FieldRow, Section, SwitchInput, TextInput } from '../../shared/forms/fields.tsx';
import { SaveBar } from '../../shared/forms/save-bar.tsx';
import { type Form, useForm, type Versioned } from '../../shared/forms/use-form.ts';
import { useVersionedSave } from '../../shared/forms/use-versioned-save.tsx';
import { WordsInput } from '../../shared/forms/words-input.tsx';
import { ZoneInput } from '../../shared/forms/zone-input.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import {
  deleteProvider,
  readProvider,
  readProviders,
  readServices,
  saveProvider,
} from '../../shared/requests/catalog.ts';
import { readSettings } from '../../shared/requests/settings.ts';
import { rulesOf } from '../../shared/rules/rules.ts';
import { RulesFields } from '../../shared/rules/rules-fields.tsx';
import { rulesTexts } from '../../shared/rules/texts/index.ts';
import { PhotoPreview } from './photo-preview.tsx';
import {
  newProvider,
  type ProviderValues,
  providerErrors,
  providerInput,
  storedProvider,
} from './provider-form.ts';
import { fullName } from './provider-list.tsx';
import { useProviderWording } from './provider-wording.ts';
import { providerTexts } from './texts/index.ts';

export function NewProvider() {
  const t = useTexts(providerTexts);
  const { timezone } = useMe();
  const stored = useMemo(() => newProvider(timezone), [timezone]);
  return <ProviderForm key="new" providerId={null} stored={stored} title={t.newTitle} ownHours={false} />;
}

export function EditProvider() {
  const shared = useSharedTexts();
  const { providerId = '' } = useParams();
  const provider = useRead(readProvider, { providerId });
  return (
    <Loaded query={provider}>
      {({ adminProvider }) =>
        adminProvider ? (
          <ProviderForm
            key={providerId}
            providerId={providerId}
            stored={storedProvider(adminProvider)}
            title={fullName(adminProvider)}
            ownHours={adminProvider.ownHours}
          />
        ) : (
          <Empty title={shared.notFound} />
        )
      }
    </Loaded>
  );
}

function ProviderForm({
  providerId,
  stored,
  title,
  ownHours,
}: {
  readonly providerId: string | null;
  readonly stored: Versioned<ProviderValues>;
  readonly title: string;
  readonly ownHours: boolean;
}) {
  const t = useTexts(providerTexts);
  const shared = useSharedTexts();
  const rules = useTexts(rulesTexts);
  const api = useApi();
  const navigate = useNavigate();
  const mayChange = useMay('catalog');
  const write = useWrite(saveProvider);
  const settings = useRead(readSettings, {});
  const services = useRead(readServices, { limit: 200 });
  const form = useForm({
    stored,
    draft: `provider.${providerId ?? 'new'}`,
    check: useCallback((values: ProviderValues) => providerErrors(values, shared), [shared]),
  });
  const { values, errors } = form;
  const saving = useVersionedSave({
    form,
    wording: useProviderWording(),
    write: async (edited, version) => {
      const { saveProvider: provider } = await write.mutateAsync({
        input: providerInput(edited, providerId ? { providerId, version } : null),
      });
      if (!providerId) setTimeout(() => navigate(`/providers/${provider.providerId}`, { replace: true }));
      return storedProvider(provider);
    },
    readCurrent: async () => {
      if (!providerId) return null;
      const { adminProvider } = await api.send(readProvider, { providerId });
      return adminProvider && storedProvider(adminProvider);
    },
  });
  const takesAPlace = values.active && (!providerId || !stored.values.active);
  const field = { disabled: !mayChange };
  const offered = services.data?.adminServices.items ?? [];
  return (
    <Page
      title={title}
      width="form"
      back={<BackLink to="/providers" text={t.title} />}
      actions={providerId && mayChange && <DeleteProvider providerId={providerId} form={form} />}
    >
      {!mayChange && <ReadOnlyNote />}
      {takesAPlace && <PlanNote />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <Section title={t.person}>
          <FieldRow>
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
            <TextInput
              {...field}
              label={t.formOfAddress}
              maxLength={40}
              value={values.title}
              error={errors.title}
              help={t.formOfAddressHelp}
              onChange={(value) => form.set('title', value)}
            />
          </FieldRow>
          <FieldRow>
            <TextInput
              {...field}
              label={t.photo}
              type="url"
              maxLength={500}
              value={values.photoUrl}
              error={errors.photoUrl}
              help={t.photoHelp}
              onChange={(url) => form.set('photoUrl', url)}
            />
            <PhotoPreview url={values.photoUrl} name={values.name} />
          </FieldRow>
          <TextInput
            {...field}
            label={t.bio}
            rows={3}
            maxLength={500}
            value={values.bio}
            error={errors.bio}
            onChange={(bio) => form.set('bio', bio)}
          />
          <WordsInput
            {...field}
            label={t.aliases}
            help={t.aliasesHelp}
            value={values.aliases}
            error={errors.aliases}
            onChange={(aliases) => form.set('aliases', aliases)}
          />
          <FieldRow>
            <TextInput
              {...field}
              label={t.email}
              type="email"
              maxLength={254}
              value={values.email}
              error={errors.email}
              help={t.emailHelp}
              onChange={(email) => form.set('email', email)}
            />
            <ZoneInput
              {...field}
              label={t.timezone}
              value={values.timezone}
              error={errors.timezone}
              help={t.timezoneHelp}
              onChange={(zone) => form.set('timezone', zone)}
            />
          </FieldRow>
          <SwitchInput
            {...field}
            label={t.active}
            help={t.activeHelp}
            checked={values.active}
            onChange={(active) => form.set('active', active)}
          />
        </Section>
        <Section title={t.services} intro={t.servicesIntro}>
          {services.data && offered.length === 0 ? (
            <Alert severity="info">{t.noServices}</Alert>
          ) : (
            <Checklist
              label={t.services}
              disabled={field.disabled}
              error={errors.serviceIds}
              options={offered.map((service) => ({
                id: service.serviceId,
                name: service.name,
                note: service.active ? undefined : shared.inactive,
              }))}
              value={values.serviceIds}
              onChange={(ids) => form.set('serviceIds', ids)}
            />
          )}
        </Section>
        {providerId && (
          <Section title={t.hours} intro={ownHours ? t.ownHours : t.businessHours}>
            <Button
              component={Link}
              to={`/hours/provider/${providerId}`}
              variant="outlined"
              color="inherit"
              sx={{ justifySelf: 'start' }}
            >
              {t.toHours}
            </Button>
          </Section>
        )}
        <Section title={rules.title} intro={t.rulesIntro}>
          <RulesFields
            rules={values.rules}
            inherited={rulesOf(settings.data?.settings.rules ?? {})}
            errors={errors}
            disabled={field.disabled}
            onChange={(next) => form.set('rules', next)}
          />
        </Section>
        <button type="submit" hidden />
      </form>
      {mayChange && (
        <SaveBar
          form={form}
          busy={saving.busy}
          always={!providerId}
          saveText={providerId ? undefined : t.create}
          onSave={() => void saving.save()}
          onDiscard={() => {
            form.discard();
            if (!providerId) setTimeout(() => navigate('/providers'));
          }}
        />
      )}
      {saving.dialog}
    </Page>
  );
}

/** Said before someone fills in a form that the plan would refuse. */
function PlanNote() {
  const t = useTexts(providerTexts);
  const { plan } = useMe();
  const atWork = useRead(readProviders, { active: true, limit: 1 });
  const used = atWork.data?.adminProviders.total ?? 0;
  if (used < plans[plan].providers) return null;
  return (
    <Alert
      severity="warning"
      variant="outlined"
      sx={{ mb: 2 }}
      action={
        <Button component={Link} to="/usage" color="inherit" size="small">
          {t.toPlan}
        </Button>
      }
    >
      {t.planFull} {t.planUse(used, plans[plan].providers)}.
    </Alert>
  );
}

function DeleteProvider({
  providerId,
  form,
}: {
  readonly providerId: string;
  readonly form: Form<ProviderValues>;
}) {
  const t = useTexts(providerTexts);
  const shared = useSharedTexts();
  const confirm = useConfirm();
  const toasts = useToasts();
  const navigate = useNavigate();
  const remove = useWrite(deleteProvider);
  const { name } = form.base;

  async function ask() {
    if (
      !(await confirm({ title: t.deleteTitle(name), text: t.deleteText, yes: shared.delete, danger: true }))
    )
      return;
    try {
      form.discard();
      await remove.mutateAsync({ providerId, version: form.version });
      toasts.done(shared.deleted);
      navigate('/providers');
    } catch (error) {
      if (!(error instanceof ApiError) || error.info.reason !== 'in-use') return toasts.failed(error);
      if (await confirm({ title: t.inUseTitle, text: t.inUseText, yes: t.switchOff }))
        form.set('active', false);
    }
  }

  return (
    <Button color="error" disabled={remove.isPending} onClick={() => void ask()}>
      {shared.delete}
    </Button>
  );
}
