import { useRead } from '../../shared/api/hooks.ts';
import type { Wording } from '../../shared/forms/conflict-dialog.tsx';
import { useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readServices } from '../../shared/requests/catalog.ts';
import { useRulesWording } from '../../shared/rules/rules-wording.ts';
import { rulesTexts } from '../../shared/rules/texts/index.ts';
import type { ProviderValues } from './provider-form.ts';
import { providerTexts } from './texts/index.ts';

/** A provider's fields in words, to compare two versions. */
export function useProviderWording(): Wording<ProviderValues> {
  const t = useTexts(providerTexts);
  const shared = useSharedTexts();
  const rules = useTexts(rulesTexts);
  const rulesInWords = useRulesWording();
  const services = useRead(readServices, { limit: 200 });
  const nameOf = (id: string) =>
    services.data?.adminServices.items.find(({ serviceId }) => serviceId === id)?.name ?? id;
  const labels: Readonly<Record<keyof ProviderValues, string>> = {
    name: t.name,
    title: t.formOfAddress,
    aliases: t.aliases,
    bio: t.bio,
    photoUrl: t.photo,
    email: t.email,
    serviceIds: t.services,
    timezone: t.timezone,
    active: t.active,
    rules: rules.title,
  };
  return {
    label: (name) => labels[name],
    show(name, values) {
      if (name === 'serviceIds') return values.serviceIds.map(nameOf).join(', ');
      if (name === 'aliases') return values.aliases.join(', ');
      if (name === 'active') return values.active ? shared.yes : shared.no;
      if (name === 'rules') return rulesInWords(values.rules);
      return values[name];
    },
  };
}
