import { useRead } from '../../shared/api/hooks.ts';
import { useMe } from '../../shared/auth/me.tsx';
import { formatDuration } from '../../shared/format/date-time.ts';
import { formatMoney } from '../../shared/format/money.ts';
import type { Wording } from '../../shared/forms/conflict-dialog.tsx';
import { useLanguage, useTexts } from '../../shared/i18n/language-context.tsx';
import { useSharedTexts } from '../../shared/i18n/texts/index.ts';
import { readProviders } from '../../shared/requests/catalog.ts';
import { useRulesWording } from '../../shared/rules/rules-wording.ts';
import { rulesTexts } from '../../shared/rules/texts/index.ts';
import type { ServiceValues } from './service-form.ts';
import { serviceTexts } from './texts/index.ts';

/** A service's fields in words, to compare two versions of it. */
export function useServiceWording(): Wording<ServiceValues> {
  const t = useTexts(serviceTexts);
  const shared = useSharedTexts();
  const rules = useTexts(rulesTexts);
  const rulesInWords = useRulesWording();
  const { currency } = useMe();
  const { lang } = useLanguage();
  const providers = useRead(readProviders, { limit: 200 });
  const nameOf = (id: string) =>
    providers.data?.adminProviders.items.find(({ providerId }) => providerId === id)?.name ?? id;
  const yesNo = (value: boolean) => (value ? shared.yes : shared.no);
  const labels: Readonly<Record<keyof ServiceValues, string>> = {
    name: t.name,
    aliases: t.aliases,
    category: t.category,
    description: t.description,
    durationMinutes: t.duration,
    priceAmount: t.price,
    capacity: t.capacity,
    needsApproval: t.needsApproval,
    active: t.active,
    providerIds: t.providers,
    rules: rules.title,
  };
  return {
    label: (name) => labels[name],
    show(name, values) {
      if (name === 'durationMinutes') return formatDuration(values.durationMinutes ?? 0);
      if (name === 'priceAmount')
        return values.priceAmount === null ? t.noPrice : formatMoney(values.priceAmount, currency, lang);
      if (name === 'providerIds') return values.providerIds.map(nameOf).join(', ');
      if (name === 'aliases') return values.aliases.join(', ');
      if (name === 'needsApproval' || name === 'active') return yesNo(values[name]);
      if (name === 'rules') return rulesInWords(values.rules);
      return String(values[name] ?? '');
    },
  };
}
