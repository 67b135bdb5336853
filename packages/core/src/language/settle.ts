import type { CatalogIndex } from './catalog-index.ts';
import { chosenByHour, chosenByValue } from './choice.ts';
import type { Act } from './locales/language-words.ts';
import type { Hit } from './phrases.ts';
import type { ProviderMention } from './providers.ts';
import type { Expecting } from './understanding.ts';
import type { WhenReading } from './when/reading.ts';
import type { Word } from './words.ts';

export interface Settled {
  readonly service: string | null;
  readonly provider: string | null;
  readonly serviceCandidates: readonly string[];
  readonly providerCandidates: readonly string[];
}

/** Lets service and provider decide each other: who does not do it is not meant. */
export function settle(
  service: string | null,
  serviceCandidates: readonly string[],
  mentions: readonly ProviderMention[],
  excluded: readonly string[],
  hits: readonly Hit<Act>[],
  index: CatalogIndex,
  expecting: Expecting | null,
): Settled {
  const does = (provider: string, id: string) => {
    const ids = index.providers.find((p) => p.id === provider)?.serviceIds;
    return ids === null || ids === undefined || ids.length === 0 || ids.includes(id);
  };
  const mention = mentions.at(-1);
  let people =
    mentions.length > 1 && !mentions.some((m) => m.full && m.ids.length === 1 && mentions.length === 1)
      ? [...new Set(mentions.flatMap((m) => m.ids))]
      : [...(mention?.ids ?? [])];
  people = people.filter((id) => !excluded.includes(id));
  const aim = service ?? expecting?.known.service ?? null;
  if (people.length > 1 && aim !== null) {
    const able = people.filter((id) => does(id, aim));
    if (able.length > 0) people = able;
  }
  let services = [...serviceCandidates];
  if (services.length > 1 && people.length === 1) {
    const able = services.filter((id) => does(people[0] as string, id));
    if (able.length > 0) services = able;
  }
  const decidedService = service ?? (services.length === 1 ? (services[0] as string) : null);
  const mindless =
    hits.some((h) => h.key === 'any_provider') ||
    (expecting?.slots.includes('provider') === true && hits.some((h) => h.key === 'indifferent'));
  const provider =
    people.length === 1 ? (people[0] as string) : people.length === 0 && mindless ? 'any' : null;
  return {
    service: decidedService,
    provider,
    serviceCandidates: decidedService === null ? services : [],
    providerCandidates: provider === null && people.length > 1 ? people : [],
  };
}

/** An hour said without its half is the one that was listed or proposed. */
export function settleTime(when: WhenReading, expecting: Expecting | null): string | null {
  if (when.time === null || !when.halfUnsaid) return when.time;
  const offered = [...(expecting?.options ?? []).map((o) => o.time), expecting?.proposed.time].filter(
    (t) => t !== undefined,
  );
  if (offered.includes(when.time)) return when.time;
  const hour = (Number(when.time.slice(0, 2)) + 12) % 24;
  const other = `${String(hour).padStart(2, '0')}${when.time.slice(2)}`;
  return offered.includes(other) ? other : when.time;
}

/** "11 instead", when a time is on the table: a lone number is the other time. */
export function bareHour(
  words: readonly Word[],
  when: WhenReading,
  expecting: Expecting | null,
): string | null {
  if (expecting?.act !== 'confirm' || expecting.proposed.time === undefined || when.mentions.length > 0)
    return null;
  const numbers = words.filter((word) => word.number);
  const [only] = numbers;
  if (only === undefined || numbers.length > 1 || only.mark !== null) return null;
  const hour = Number(only.plain);
  if (!(hour >= 1 && hour <= 23)) return null;
  return `${String(hour < 8 ? hour + 12 : hour).padStart(2, '0')}:00`;
}

export function choose(
  place: number | null,
  values: { service: string | null; provider: string | null; date: string | null; time: string | null },
  words: readonly Word[],
  when: WhenReading,
  expecting: Expecting | null,
): number | null {
  const options = expecting?.options ?? [];
  if (place !== null || options.length === 0) return place;
  return chosenByValue(values, options) ?? (when.mentions.length === 0 ? chosenByHour(words, options) : null);
}
