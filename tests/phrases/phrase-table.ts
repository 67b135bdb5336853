import type { Lang } from '@booking-chat/core/language/lang';
import type { Expecting, Understanding, UnderstandRequest } from '@booking-chat/core/language/understanding';

/**
 * Sentences and what they mean, one a line: `text => intent|other intent slot=value … @context`.
 * `time~17:00` leaves the half of the day open; `times` and `dates` want a range; `services=a,b` are candidates;
 * `not=` and `notDates=` are exclusions. What a line does not name must not be understood, except what is known anyway.
 */
export interface PhraseTable {
  readonly lang: Lang;
  readonly now: string;
  readonly timezone: string;
  readonly catalog: UnderstandRequest['catalog'];
  readonly contexts: Readonly<Record<string, Expecting>>;
  readonly phrases: string;
}

export interface Phrase {
  readonly text: string;
  readonly context: string | null;
  readonly intents: readonly string[];
  readonly slots: Readonly<Record<string, string>>;
}

export function phrasesOf(table: PhraseTable): Phrase[] {
  return table.phrases
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [text, wanted] = line.split(' => ') as [string, string];
      const slots: Record<string, string> = {};
      let context: string | null = null;
      const [intents, ...rest] = wanted.match(/(?:[^\s"]+(?:"[^"]*")?)+/gu) as string[];
      for (const part of rest) {
        if (part.startsWith('@')) context = part.slice(1);
        else {
          const [, key, value] = part.match(/^([^=~]+)(?:[=]|(?=~)|$)(.*)$/u) as unknown as [
            string,
            string,
            string,
          ];
          slots[key] = value.replaceAll('"', '');
        }
      }
      return { text, context, intents: (intents as string).split('|'), slots };
    });
}

export function requestOf(
  table: PhraseTable,
  phrase: Phrase,
  lang: Lang | 'auto' = 'auto',
): UnderstandRequest {
  const expecting = phrase.context === null ? null : table.contexts[phrase.context];
  if (expecting === undefined) throw new Error(`no context @${phrase.context}`);
  return {
    text: phrase.text,
    lang,
    now: table.now,
    timezone: table.timezone,
    catalog: table.catalog,
    expecting,
  };
}

/** What is wrong with an understanding of a phrase, in words; empty when it is right. */
export function mistakes(phrase: Phrase, got: Understanding, expecting: Expecting | null): string[] {
  const { slots } = phrase;
  const wrong: string[] = [];
  const check = (name: string, want: string | undefined, have: unknown, tolerated?: unknown) => {
    const said = have === undefined || have === null || have === '' ? undefined : String(have);
    if (want === said) return;
    if (want === undefined && (said === undefined || said === tolerated)) return;
    wrong.push(`${name}: wanted ${want ?? 'nothing'}, got ${said ?? 'nothing'}`);
  };
  if (!phrase.intents.includes(got.intent))
    wrong.push(`intent: wanted ${phrase.intents.join('|')}, got ${got.intent}`);
  const inCurrent = (slot: 'service' | 'provider' | 'date') => slots[`current.${slot}`];
  check('service', slots.service, got.service, inCurrent('service'));
  check('provider', slots.provider, got.provider, inCurrent('provider'));
  check('services', slots.services, got.serviceCandidates?.join(','));
  check('providers', slots.providers, got.providerCandidates?.join(','));
  check('date', slots.date, got.date, slots.choice ? got.date : inCurrent('date'));
  const half = slots.time?.startsWith('~') ? slots.time.slice(1) : undefined;
  if (half !== undefined) {
    if (got.time === null || twelve(got.time) !== twelve(half))
      wrong.push(`time: wanted ${half}, got ${got.time}`);
  } else check('time', slots.time, got.time, slots.choice ? got.time : undefined);
  if ('times' in slots !== (got.timeRange !== null) && !slots.shift)
    wrong.push(`times: got ${JSON.stringify(got.timeRange)}`);
  if ('dates' in slots !== (got.dateRange !== null) && !('earliest' in slots))
    wrong.push(`dates: got ${JSON.stringify(got.dateRange)}`);
  check('earliest', 'earliest' in slots ? 'true' : undefined, got.earliest);
  check('shift', slots.shift, got.shift);
  check('not', slots.not, got.excludedProviders?.join(','));
  check('notDates', slots.notDates, got.excludedDates?.join(','));
  check(
    'choice',
    slots.choice,
    got.choice,
    expecting?.options && slots.provider ? String(got.choice) : undefined,
  );
  check('name', slots.name, got.contact?.name);
  check('email', slots.email, got.contact?.email);
  check('phone', slots.phone, got.contact?.phone?.replace(/\D/gu, ''));
  for (const slot of ['service', 'provider', 'date', 'time'] as const) {
    const want = slots[`current.${slot}`];
    if (want !== undefined) check(`current ${slot}`, want, got.current?.[slot]);
  }
  return wrong;
}

const twelve = (time: string): string => `${Number(time.slice(0, 2)) % 12}${time.slice(2)}`;
