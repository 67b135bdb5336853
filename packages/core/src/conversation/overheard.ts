import type { Catalog } from '../catalog/catalog.ts';
import { plain } from '../language/tokens.ts';
import type { Understanding } from '../language/understanding.ts';
import { weekdayOf } from '../time/zone.ts';
import type { Meaning } from './events.ts';
import type { Conversation } from './state.ts';
import {
  changeNamed,
  givesUp,
  introducesSelf,
  namesBooking,
  saysCancel,
  saysMove,
  saysOther,
} from './topics.ts';

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
  { pending, slot, wish, shown }: Conversation,
): Partial<Pick<Meaning, 'change' | 'otherDay' | 'excludedProviders' | 'intent'>> {
  const other = saysOther(text, understood.lang);
  const proposed = slot?.providerId ?? wish.provider ?? onlyShown(shown);
  if (other.provider && proposed && proposed !== 'any' && !understood.provider)
    return { excludedProviders: [proposed], intent: 'correct' };
  if (other.day) return { otherDay: true };
  const told =
    understood.date ?? understood.time ?? understood.provider ?? understood.service ?? understood.contact;
  if (pending.ask !== 'what-to-change' || told) return {};
  const change = changeNamed(text, understood.lang);
  return change ? { change } : {};
}

/** The one professional of all the times that were listed. */
function onlyShown(shown: Conversation['shown']): string | null {
  const ids = new Set(shown.flatMap((option) => (option.type === 'slot' ? [option.slot.providerId] : [])));
  const [only] = ids;
  return ids.size === 1 && only ? only : null;
}

/** A day that is over, said for a booking: it is refused, never passed over for another. */
export function pastIn(
  { mentions, date, dateRange, dateAlternatives, excludedDates, current, intent }: Understanding,
  { task, pending }: Conversation,
  today: string,
): { readonly date?: string } {
  const elsewhere = current !== undefined || intent === 'cancel' || intent === 'my_bookings';
  const otherTask = task.type === 'find' || task.type === 'cancel' || pending.ask === 'what-about-booking';
  if (date || dateRange || dateAlternatives?.length || elsewhere || otherTask) return {};
  const over = (mentions ?? []).find((mention) => mention.date !== undefined && mention.date < today)?.date;
  return over && !excludedDates?.includes(over) ? { date: over } : {};
}

export const introducedIn = (text: string, { contact, lang }: Understanding): Pick<Meaning, 'introduced'> =>
  contact?.name && introducesSelf(text, lang) ? { introduced: true } : {};

/**
 * While a name is asked for, a refusal can look like one ("not with Dr. Chen"): when the message rules something out and the
 * "name" is a professional's, it has to be read again as if no name had been asked for.
 */
export function looksLikeName(understood: Understanding, catalog: Catalog): boolean {
  const { contact, acts, excludedDates, excludedProviders, excludedTimeRange } = understood;
  if (!contact?.name || contact.email || contact.phone) return false;
  const names = wordsOfNames(catalog);
  const known = plain(contact.name)
    .split(' ')
    .every((word) => names.has(word));
  const excludes = Boolean(excludedDates?.length || excludedProviders?.length || excludedTimeRange);
  return excludes || (known && (acts.includes('negate') || acts.includes('correct')));
}

/** One word that nobody asked for and that is not introduced as a name is none: "for half past three". */
export function nameIn(
  text: string,
  { contact, lang }: Understanding,
  { pending }: Conversation,
): Partial<Pick<Meaning, 'contact'>> {
  const { name, ...others } = contact ?? {};
  if (!name || name.includes(' ') || pending.ask === 'contact' || introducesSelf(text, lang)) return {};
  return others.email || others.phone ? {} : { contact: undefined };
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

/** "Anything but Mondays": every one of them, unless it is a certain one ("this Monday", "el lunes"). */
export function weekdaysOutIn(
  text: string,
  { excludedDates, lang }: Understanding,
): Pick<Meaning, 'excludedWeekdays'> {
  if (!excludedDates?.length) return {};
  const said = plain(text.slice(0, 2_000)).match(/\p{L}+/gu) ?? [];
  const days = excludedDates.map(weekdayOf).filter((day) => {
    const at = said.findIndex(
      (word) => word.replace(/s$/, '') === weekdayNames[lang][day - 1]?.replace(/s$/, ''),
    );
    const plural = said[at] !== weekdayNames[lang][day - 1];
    return at >= 0 && (plural || !certainDay.has(said[at - 1] ?? ''));
  });
  return days.length > 0 ? { excludedWeekdays: days } : {};
}

/** Before a weekday: that one, not each of its name. */
const certainDay: ReadonlySet<string> = new Set(
  'el este proximo this next coming on na no nesta neste essa esse proxima proximo a o'.split(' '),
);

const weekdayNames = {
  es: ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'],
  en: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  pt: ['segunda', 'terca', 'quarta', 'quinta', 'sexta', 'sabado', 'domingo'],
} as const;

/** "Never mind", unless the question itself is one of keeping or changing. */
export function stopIn(
  text: string,
  { lang, date, time, service, provider }: Understanding,
  { pending }: Conversation,
): Pick<Meaning, 'stop'> {
  const decides = ['what-to-change', 'confirm-cancel', 'confirm-move', 'greeting'].includes(pending.ask);
  const wishes = date ?? time ?? service ?? provider;
  return !decides && !wishes && givesUp(text, lang) ? { stop: true } : {};
}

/** Right after a booking, whatever calls something off or moves it means that booking. */
export function cancelIn(
  text: string,
  { intent, lang, current, service }: Understanding,
  { pending, mine }: Conversation,
): Partial<Pick<Meaning, 'bareCancel' | 'intent'>> {
  const justBooked = pending.ask === 'anything-else' && pending.afterBooking && mine.length > 0;
  const changes = intent === 'book' || intent === 'inform' || intent === 'request_alternatives';
  if (justBooked && changes && !service && saysMove(text, lang)) return { intent: 'reschedule' };
  const drops = intent === 'restart' || intent === 'other' || intent === 'negate' || intent === 'inform';
  if (justBooked && drops && saysCancel(text, lang)) return { intent: 'cancel', bareCancel: true };
  return intent === 'cancel' && !current && !namesBooking(text, lang) ? { bareCancel: true } : {};
}
