import type { Intent, KnownSlots, Range } from './understanding.ts';
import type { SpokenWhen, WhenReading } from './when/reading.ts';
import type { Word } from './words.ts';

interface Wish {
  readonly service: string | null;
  readonly provider: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly dateRange: Range | null;
  readonly timeRange: Range | null;
}

interface Values {
  readonly service: string | null;
  readonly provider: string | null;
  readonly date: string | null;
  readonly time: string | null;
}

const aboutExisting: ReadonlySet<Intent> = new Set(['cancel', 'reschedule', 'my_bookings']);

/** Parts what the customer has from what they want: "de mi hora del martes, para el jueves". */
export function splitChange(
  intent: Intent,
  words: readonly Word[],
  text: string,
  when: WhenReading,
  values: Values,
  reread: (part: string) => WhenReading,
): { current: KnownSlots; wished: Wish } | null {
  if (!aboutExisting.has(intent)) return null;
  const person = values.provider !== null && values.provider !== 'any' ? values.provider : undefined;
  const halves = intent === 'reschedule' ? halvesOf(when, text) : null;
  if (halves !== null) return fromHalves(reread(halves[0]), reread(halves[1]), values);
  const wanted = when.mentions.filter((m) => !m.negated || intent !== 'reschedule');
  const existing = intent === 'reschedule' ? existingOnes(wanted, text) : wanted;
  const wishes = wanted.filter((m) => !existing.includes(m));
  const newPerson = intent === 'reschedule' && person !== undefined && towards(words);
  const before = merge(existing.map(asPoint));
  const current: KnownSlots = {
    ...(values.service !== null && { service: values.service }),
    ...(person !== undefined && !newPerson && { provider: person }),
    ...(before.date !== null && { date: before.date }),
    ...(before.time !== null && { time: before.time }),
  };
  const after = existing.length === 0 && intent === 'reschedule' ? when : merge(wishes);
  return {
    current,
    wished: {
      service: null,
      provider: newPerson || values.provider === 'any' ? values.provider : null,
      date: after.date,
      time: after.time,
      dateRange: after.dateRange,
      timeRange: after.timeRange,
    },
  };
}

const wishMarker = /\s(?:to|para|pra|pro|al|ao|a|until)\s/iu;

/** "from Tuesday to Thursday" is here no range but the old day and the new one: the text before and after. */
function halvesOf(when: WhenReading, text: string): [string, string] | null {
  for (const { start, end, date, time, dateRange, timeRange } of when.mentions) {
    const ranged = [dateRange, timeRange].some((range) => range?.start && range.end) || (date && !time);
    const marker = ranged ? wishMarker.exec(text.slice(start, end)) : null;
    if (marker !== null)
      return [text.slice(0, start + marker.index), text.slice(start + marker.index + marker[0].length)];
  }
  return null;
}

function fromHalves(
  old: WhenReading,
  wish: WhenReading,
  values: Values,
): { current: KnownSlots; wished: Wish } {
  const before = merge(old.mentions.map(asPoint));
  return {
    current: {
      ...(values.service !== null && { service: values.service }),
      ...(values.provider !== null && values.provider !== 'any' && { provider: values.provider }),
      ...(before.date !== null && { date: before.date }),
      ...(before.time !== null && { time: before.time }),
    },
    wished: {
      service: null,
      provider: null,
      date: wish.date,
      time: wish.time,
      dateRange: wish.dateRange,
      timeRange: wish.timeRange,
    },
  };
}

const beforeWish =
  /(?:\b(?:para|pra|pro|a|al|à|às|ao|to|until|till|hacia|hasta|por|for|onto|into)\s+(?:(?:el|la|las|los|o|a|as|the|un|una|uma|um|otro|outro|este|esta|next|lo)\s+)*)$/iu;
const beforeExisting =
  /(?:\b(?:del|de|da|do|das|dos|from|of|my|mi|minha|meu|que|tengo|tenia|tenía|tenho|tinha|have|had|era|is|was|on|at|for)\s+(?:(?:el|la|las|los|o|a|as|the|este|esta|para|for|on|at|na|no|next|agendada|marcada|marcado|booked|scheduled)\s+)*)$/iu;
const bookingNext = /^\W*(?:appointment|booking|reservation|session|visit|slot)\b/iu;

function existingOnes(mentions: readonly SpokenWhen[], text: string): SpokenWhen[] {
  const kinds = mentions.map((m) => {
    const before = text.slice(Math.max(0, m.start - 40), m.start);
    if (bookingNext.test(text.slice(m.end, m.end + 30))) return 'old';
    if (
      /\b(?:tengo|tenía|tenia|tenho|tinha|have|had|agendad[oa]|marcad[oa]|booked|scheduled|reservad[oa])\b[^.,;]*$/iu.test(
        before,
      )
    )
      return 'old';
    if (beforeWish.test(before)) return 'new';
    if (beforeExisting.test(before)) return 'old';
    return 'open';
  });
  const hasNew = kinds.includes('new');
  return mentions.filter((_, i) => {
    if (kinds[i] === 'old') return true;
    if (kinds[i] === 'new') return false;
    const laterWish = kinds.slice(i + 1).some((k) => k !== 'old');
    return hasNew ? laterWish : mentions.length > 1 && laterWish;
  });
}

/** "con Ana a Juan", "with Juan instead": the person is the wish. */
function towards(words: readonly Word[]): boolean {
  const at = words.findIndex((w) => w.mark === 'provider');
  const before = words.slice(Math.max(0, at - 3), at).map((w) => w.plain);
  if (before.some((w) => ['a', 'para', 'to', 'pra', 'por'].includes(w))) return true;
  return words.some((w) => w.plain === 'instead');
}

/** In "from Tuesday to Thursday" the first is no beginning of a range but the day that is left. */
const asPoint = (mention: SpokenWhen): SpokenWhen => ({
  ...mention,
  ...(mention.date === undefined &&
    mention.dateRange?.start &&
    !mention.dateRange.end && { date: mention.dateRange.start.slice(0, 10) }),
  ...(mention.time === undefined &&
    mention.timeRange?.start &&
    !mention.timeRange.end && { time: mention.timeRange.start }),
});

function merge(mentions: readonly SpokenWhen[]): Omit<Wish, 'service' | 'provider'> {
  const first = <K extends 'date' | 'time' | 'dateRange' | 'timeRange'>(key: K) =>
    mentions.find((m) => m[key] !== undefined)?.[key];
  return {
    date: first('date') ?? null,
    time: first('time') ?? null,
    dateRange: first('dateRange') ?? null,
    timeRange: first('timeRange') ?? null,
  };
}
