import type { Catalog } from '../catalog/catalog.ts';
import { plain } from '../language/tokens.ts';
import type { Understanding } from '../language/understanding.ts';
import { weekdayOf } from '../time/zone.ts';
import type { Meaning } from './events.ts';
import type { Conversation } from './state.ts';
import { changeNamed, namesBooking, saysOther } from './topics.ts';

// What only the dialogue listens for, beside the understanding: each function adds its part of the meaning.

/** Six digits, however they are grouped, once a code was sent. */
export function codeIn(text: string, { pending }: Conversation): Pick<Meaning, 'code'> {
  if (pending.ask !== 'code' || text.length > 200) return {};
  const digits = /(?<!\d)\d(?:[ .-]?\d){5}(?!\d)/.exec(text)?.[0].replace(/\D/g, '');
  return digits ? { code: digits } : {};
}

export function linkIn(text: string): Pick<Meaning, 'link'> {
  const token = /\/b\/([\w-]{8,600}\.[\w-]{20,100})/.exec(text.slice(0, 2_000))?.[1];
  return token ? { link: token } : {};
}

/**
 * How many words can tell the customer's language: addresses, links and the business's own names ("corte de pelo") cannot.
 * One will do for a first message; two ("la segunda") are too few to change the language of a conversation.
 */
export function wordsIn(text: string, catalog: Catalog): number {
  const names = wordsOfNames(catalog);
  const said = plain(text.slice(0, 2_000).replace(/\S*[@/]\S*/g, ' ')).match(/\p{L}+/gu) ?? [];
  return said.filter((word) => !names.has(word)).length;
}

const nameWords = new WeakMap<Catalog, ReadonlySet<string>>();

function wordsOfNames(catalog: Catalog): ReadonlySet<string> {
  const kept = nameWords.get(catalog);
  if (kept) return kept;
  const names = [...catalog.services, ...catalog.providers].flatMap(({ name, aliases }) => [
    name,
    ...aliases,
  ]);
  const made = new Set(names.flatMap((name) => plain(name).match(/\p{L}+/gu) ?? []));
  nameWords.set(catalog, made);
  return made;
}

/** "The time", after "what should I change?"; "another day", whenever other times are asked for. */
export function changeIn(
  text: string,
  understood: Understanding,
  { pending, slot, wish }: Conversation,
): Partial<Pick<Meaning, 'change' | 'otherDay' | 'excludedProviders' | 'intent'>> {
  const other = saysOther(text, understood.lang);
  const proposed = slot?.providerId ?? wish.provider;
  if (other.provider && proposed && proposed !== 'any' && !understood.provider)
    return { excludedProviders: [proposed], intent: 'correct' };
  if (other.day) return { otherDay: true };
  const told =
    understood.date ?? understood.time ?? understood.provider ?? understood.service ?? understood.contact;
  if (pending.ask !== 'what-to-change' || told) return {};
  const change = changeNamed(text, understood.lang);
  return change ? { change } : {};
}

/** "Thursday or Friday": several days, any of which would do. */
export function daysIn(
  text: string,
  { mentions, excludedDates, dateAlternatives }: Understanding,
): Pick<Meaning, 'dates'> {
  if (dateAlternatives?.length || !/\s(o|u|or|ou)\s|\//i.test(text)) return {};
  const dates = new Set((mentions ?? []).flatMap(({ date }) => (date ? [date] : [])));
  for (const date of excludedDates ?? []) dates.delete(date);
  return dates.size > 1 ? { dates: [...dates].sort() } : {};
}

/** A weekday by its name alone: which week's, what was being talked about decides. */
export function weekdayIn(
  text: string,
  { date, lang, dateAlternatives }: Understanding,
): Pick<Meaning, 'weekday'> {
  if (!date || dateAlternatives?.length || /\d{1,2}\s*(de|th|st|nd|rd|\/)/i.test(text)) return {};
  const weekday = weekdayOf(date);
  const name = weekdayNames[lang][weekday - 1] ?? '';
  return plain(text.slice(0, 2_000)).includes(name) ? { weekday } : {};
}

const weekdayNames = {
  es: ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'],
  en: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  pt: ['segunda', 'terca', 'quarta', 'quinta', 'sexta', 'sabado', 'domingo'],
} as const;

export const cancelIn = (
  text: string,
  { intent, lang, current }: Understanding,
): Pick<Meaning, 'bareCancel'> =>
  intent === 'cancel' && !current && !namesBooking(text, lang) ? { bareCancel: true } : {};
