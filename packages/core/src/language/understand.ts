import { decideIntents, readActs, type Said } from './acts.ts';
import { type CatalogIndex, indexCatalog } from './catalog-index.ts';
import { readChoice } from './choice.ts';
import { readCities } from './cities.ts';
import { readAddresses } from './contact.ts';
import { splitChange } from './current.ts';
import { detectLanguage } from './detect-language.ts';
import { givenNames } from './given-names.ts';
import { isLang, type Lang } from './lang.ts';
import { type Language, language as languageOf } from './locales/index.ts';
import { readName } from './own-name.ts';
import { type ProviderMention, readProviders, readTitleOnly } from './providers.ts';
import { readService } from './services.ts';
import { bareHour, choose, type Settled, settle, settleTime } from './settle.ts';
import { mend } from './spelling.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Expecting, Intent, Range, Understanding, UnderstandRequest } from './understanding.ts';
import { readWhen } from './when/read-when.ts';
import type { SpokenWhen, WhenReading } from './when/reading.ts';
import { markSpan, type Word, wordsOf } from './words.ts';

/**
 * What a customer's message says, in the light of what was last asked. Pure: the same request gives the same answer.
 * `null` is "not said"; nothing is filled in from the context. Never throws for any text.
 */
export function understand(request: UnderstandRequest): Understanding {
  return read(request, null);
}

/** One thing a reader found, for `--explain`. Offsets are into the text. */
export interface Finding {
  readonly reader: string;
  readonly found: string;
  readonly text: string;
}

/** `understand`, with which reader said what. */
export function explain(request: UnderstandRequest): { understanding: Understanding; findings: Finding[] } {
  const findings: Finding[] = [];
  const understanding = read(request, (reader, found, text) => findings.push({ reader, found, text }));
  return { understanding, findings };
}

type Note = (reader: string, found: string, text: string) => void;

/** Characters that are read; no wish for an appointment is longer, and hostile text shall cost little. */
const longestRead = 2000;

function read(whole: UnderstandRequest, note: Note | null): Understanding {
  const request =
    whole.text.length > longestRead ? { ...whole, text: whole.text.slice(0, longestRead) } : whole;
  const { text } = request;
  const expecting = request.expecting ?? null;
  const index = indexCatalog(request.catalog);
  const tokens = tokenize(text);
  const words = wordsOf(tokens, text);
  const addresses = readAddresses(text, words, expecting);
  markChars(words, addresses.spans, 'contact');
  const { language, certain, otherLanguage } = chooseLanguage(request, words, index, expecting);
  mend(words, language, (word) => index.words.has(word));
  const said = (start: number, end: number) =>
    text.slice(words[start]?.token.start ?? 0, words[end - 1]?.token.end ?? 0);

  const named = readName(words, language, expecting, addresses, index);
  if (named) {
    markSpan(words, named.start, named.end, 'contact');
    note?.('contact', `name ${named.name}`, said(named.start, named.end));
  }
  const contact = { ...(named && { name: named.name }), ...addresses.contact };

  const choiceSaid = readChoice(words, language, expecting);
  if (choiceSaid) note?.('choice', String(choiceSaid.choice), said(choiceSaid.start, choiceSaid.end));
  const masked: { start: number; end: number }[] = words
    .filter((w) => w.mark === 'contact')
    .map((w) => w.token);
  if (choiceSaid) masked.push(...words.slice(choiceSaid.start, choiceSaid.end).map((w) => w.token));
  let when = whenOf(request, tokens, masked, language.lang, expecting);
  const silent = when.mentions.length === 0 && when.spans.length === 0 && !when.shift && !when.earliest;
  const second = silent ? otherLanguage : null;
  if (second !== null) when = whenOf(request, tokens, masked, second, expecting);

  const providers = findProviders(words, index, language, expecting, when);
  if (overlaps(providers, words, when)) {
    for (const p of providers) masked.push(...words.slice(p.start, p.end).map((w) => w.token));
    when = whenOf(request, tokens, masked, second ?? language.lang, expecting);
  }
  for (const p of providers) {
    markSpan(words, p.start, p.end, 'provider');
    note?.('provider', p.ids.join(' or '), said(p.start, p.end));
  }
  const cities = readCities(words, index);
  for (const c of cities) {
    markSpan(words, c.start, c.end, 'city');
    note?.('city', c.city, said(c.start, c.end));
  }
  markWhen(words, when);
  for (const mention of when.mentions)
    note?.(`when:${mention.rule}`, describe(mention), text.slice(mention.start, mention.end));

  const excludedProviders = excludedBy(words, providers, language, index, expecting);
  const wantedProviders = providers.filter((p) => !p.ids.every((id) => excludedProviders.includes(id)));
  const listedServices = listed(expecting, 'service');
  const services = readService(words, index, {
    asked: expecting?.slots.includes('service') === true || listedServices.length > 0,
    listed: listedServices,
    lang: language.lang,
  });
  for (const span of services.spans) markSpan(words, span.start, span.end, 'service');
  if (services.service || services.candidates.length > 0)
    note?.(
      'service',
      services.service ?? services.candidates.join(' or '),
      services.spans.map((s) => said(s.start, s.end)).join(' '),
    );

  const hits = readActs(words, text, language);
  for (const hit of hits) note?.(`act:${hit.key}`, hit.phrase, said(hit.start, hit.end));
  if (when.date !== null && when.date < request.now.slice(0, 10))
    when = { ...when, date: null, dateAlternatives: undefined };
  const settled = settle(
    services.service,
    services.candidates,
    wantedProviders,
    excludedProviders,
    hits,
    index,
    expecting,
  );
  const time = settleTime(when, expecting) ?? bareHour(words, when, expecting);
  const values = { service: settled.service, provider: settled.provider, date: when.date, time };
  const choice = choose(choiceSaid?.choice ?? null, values, words, when, expecting);

  const shift = when.shift ?? (when.mentions.length === 0 && expecting !== null ? tooFar(words) : undefined);
  const summary = summarize(
    values,
    settled,
    contact,
    choice,
    when,
    excludedProviders,
    cities.length > 0,
    services.topic,
    shift !== undefined,
    expecting,
  );
  const soonest = settled.provider === 'any' && hits.some((hit) => hit.key === 'first_free');
  const intents = decideIntents(hits, text, summary, expecting);
  const change = splitChange(
    intents[0] as Intent,
    words,
    text,
    when,
    { ...values, service: services.vague ? null : values.service },
    (part) => whenOf({ ...request, text: part }, tokenize(part), [], language.lang, expecting),
  );
  const farewell =
    (intents[0] === 'thank' || intents[0] === 'goodbye') && when.dateRange !== null && !when.dateRange.start;
  const habit =
    intents[0] === 'ask_hours' && when.mentions.length > 0 && when.mentions.every((m) => isHabit(m, text));
  const shown = change?.wished ?? {
    ...values,
    ...(habit && { date: null }),
    dateRange: habit || farewell ? null : when.dateRange,
    timeRange: when.timeRange,
  };
  const city =
    (hits.some((hit) => hit.key === 'correct' || hit.key === 'negate') ? cities.at(-1) : cities[0])?.city ??
    null;

  return {
    ...(request.id !== undefined && { id: request.id }),
    lang: language.lang,
    langCertain: certain,
    intent: intents[0] as Intent,
    acts: intents,
    service: shown.service,
    provider: shown.provider,
    city,
    ...(settled.serviceCandidates.length > 0 &&
      shown.service === null && { serviceCandidates: settled.serviceCandidates }),
    ...(settled.providerCandidates.length > 0 &&
      shown.provider === null && { providerCandidates: settled.providerCandidates }),
    date: shown.date,
    time: shown.time,
    dateRange: shown.dateRange,
    timeRange: shown.timeRange,
    ...((when.halfUnsaid || (time !== null && when.time === null)) && { halfUnsaid: true }),
    ...(when.approximate && { approximate: true }),
    ...(when.dateAlternatives && { dateAlternatives: when.dateAlternatives }),
    ...((when.earliest || soonest) && { earliest: true }),
    ...(shift && !change && !soonest && { shift }),
    ...(when.excludedDates &&
      when.excludedDates.length > 0 &&
      !change && { excludedDates: when.excludedDates }),
    ...(excludedProviders.length > 0 && { excludedProviders }),
    ...(when.excludedTimeRange && { excludedTimeRange: when.excludedTimeRange }),
    ...(choice !== null && { choice }),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(change && Object.keys(change.current).length > 0 && { current: change.current }),
    ...(when.mentions.length > 0 && {
      mentions: when.mentions.map(({ date, time: at, dateRange, timeRange }) => ({
        ...(date && { date }),
        ...(at && { time: at }),
        ...(dateRange && { dateRange }),
        ...(timeRange && { timeRange }),
      })),
    }),
  };
}

/** How far another language must lead before a message is read in it although one was named. */
const clearlyForeign = 2;

function chooseLanguage(
  request: UnderstandRequest,
  words: readonly Word[],
  index: CatalogIndex,
  expecting: Expecting | null,
): { language: Language; certain: boolean; otherLanguage: Lang | null } {
  const isName = (word: string) => index.words.has(word) || givenNames.has(word);
  if (isLang(request.lang)) {
    const told = detectLanguage(words, request.text, request.lang, isName);
    const foreign = told.certain && told.lang !== request.lang && told.lead >= clearlyForeign;
    return {
      language: languageOf(foreign ? told.lang : request.lang),
      certain: true,
      otherLanguage: foreign ? request.lang : null,
    };
  }
  const last = expecting?.lastReply;
  let guess = detectLanguage(words, request.text, 'es', isName);
  if (last && !guess.certain) {
    const before = detectLanguage(wordsOf(tokenize(last), last), last, 'es').lang;
    guess = detectLanguage(words, request.text, before, isName);
  }
  const mixed = guess.ranked.find(({ lang, score }) => lang !== guess.lang && score >= 0.6);
  return { language: languageOf(guess.lang), certain: guess.certain, otherLanguage: mixed?.lang ?? null };
}

function whenOf(
  request: UnderstandRequest,
  tokens: readonly Token[],
  masked: readonly { start: number; end: number }[],
  lang: Lang,
  expecting: Expecting | null,
): WhenReading {
  const hidden = new Set<number>();
  for (const span of masked)
    for (const token of tokens)
      if (token.start >= span.start && token.end <= span.end) hidden.add(token.start);
  const visible =
    hidden.size === 0
      ? tokens
      : tokens.map((token) =>
          hidden.has(token.start)
            ? { ...token, text: '\u0001', plain: '\u0001', kind: 'sign' as const }
            : token,
        );
  return readWhen(visible, request.text, {
    lang,
    now: request.now,
    timezone: request.timezone,
    country: request.country,
    expecting,
  });
}

function markChars(
  words: readonly Word[],
  spans: readonly { start: number; end: number }[],
  mark: 'contact' | 'when',
): void {
  for (const span of spans) {
    const start = words.findIndex((w) => w.token.start >= span.start && w.token.end <= span.end);
    if (start < 0) continue;
    let end = start;
    while (end < words.length && (words[end] as Word).token.end <= span.end) end++;
    markSpan(words, start, end, mark);
  }
}

function markWhen(words: readonly Word[], when: WhenReading): void {
  markChars(words, when.mentions, 'when');
}

const inSpans = (word: Word, when: WhenReading): boolean =>
  when.spans.some((s) => word.token.start < s.end && s.start < word.token.end);

function listed(expecting: Expecting | null, slot: 'service' | 'provider'): string[] {
  return (expecting?.options ?? []).flatMap((option) => option[slot] ?? []);
}

function findProviders(
  words: readonly Word[],
  index: CatalogIndex,
  language: Language,
  expecting: Expecting | null,
  when: WhenReading,
): ProviderMention[] {
  const options = listed(expecting, 'provider');
  const mentions = readProviders(words, index, language, {
    asked: expecting?.slots.includes('provider') === true || new Set(options).size > 1,
    listed: options,
    isWhen: (word) => inSpans(word, when),
  });
  if (mentions.length > 0) return mentions;
  const asked = expecting?.slots.includes('provider') === true;
  const among = options.length > 0 ? [...new Set(options)] : asked ? index.providers.map((p) => p.id) : [];
  const titled = readTitleOnly(words, index, language, among);
  return titled ? [titled] : [];
}

function overlaps(providers: readonly ProviderMention[], words: readonly Word[], when: WhenReading): boolean {
  return providers.some((p) => words.slice(p.start, p.end).some((word) => inSpans(word, when)));
}

function excludedBy(
  words: readonly Word[],
  providers: readonly ProviderMention[],
  language: Language,
  index: CatalogIndex,
  expecting: Expecting | null,
): string[] {
  const out = new Set<string>();
  const onTable =
    expecting?.proposed.provider ?? onlyOne(listed(expecting, 'provider')) ?? expecting?.known.provider;
  if (onTable !== undefined && language.notThem.find(words).length > 0) out.add(onTable);
  for (const hit of providers.length === 0 ? [] : language.notProvider.find(words))
    for (const p of providers)
      if (p.start < hit.end && hit.start < p.end + 1 && lastIn(hit, providers) === p)
        for (const named of [p, ...listedAfter(p, providers, words)]) for (const id of named.ids) out.add(id);
  return index.providers.map((p) => p.id).filter((id) => out.has(id));
}

/** "not Tony or Dre": the names that go on after a refused one. */
function listedAfter(
  first: ProviderMention,
  providers: readonly ProviderMention[],
  words: readonly Word[],
): ProviderMention[] {
  const next = providers.find((p) => p.start > first.start);
  if (next === undefined) return [];
  const between = words.slice(first.end, next.start);
  const joined =
    between.length === 1 &&
    /^(?:o|u|y|e|ni|ou|nem|or|nor|and)$/u.test(between[0]?.plain ?? '') &&
    words.slice(first.end, next.start + 1).every((word) => word.breakBefore < 2);
  return joined ? [next, ...listedAfter(next, providers, words)] : [];
}

const onlyOne = (ids: readonly string[]): string | undefined =>
  new Set(ids).size === 1 ? ids[0] : undefined;

/** "not Juan": the provider the phrase ends with, or begins with when it stands first. */
const lastIn = (
  hit: { start: number; end: number },
  providers: readonly ProviderMention[],
): ProviderMention | undefined =>
  providers.filter((p) => p.start >= hit.start - 2 && p.end <= hit.end).at(-1);

function summarize(
  values: { service: string | null; provider: string | null; date: string | null; time: string | null },
  settled: Settled,
  contact: object,
  choice: number | null,
  when: WhenReading,
  excludedProviders: readonly string[],
  city: boolean,
  topic: boolean,
  shift: boolean,
  expecting: Expecting | null,
): Said {
  const proposed = expecting?.proposed ?? {};
  const slots = ['service', 'provider', 'date', 'time'] as const;
  const told = slots.filter((slot) => values[slot] !== null);
  const ranges = when.dateRange !== null || when.timeRange !== null;
  const differing = told.filter(
    (slot) => values[slot] !== proposed[slot] && values[slot] !== expecting?.known[slot],
  );
  return {
    service: values.service !== null || settled.serviceCandidates.length > 0,
    provider:
      (values.provider !== null && values.provider !== 'any') || settled.providerCandidates.length > 0,
    anyProvider: values.provider === 'any',
    when: values.date !== null || values.time !== null || ranges,
    city,
    contact: Object.keys(contact).length > 0,
    choice: choice !== null,
    shift,
    topic,
    earliest: when.earliest === true,
    excluded:
      excludedProviders.length > 0 ||
      (when.excludedDates?.length ?? 0) > 0 ||
      when.excludedTimeRange !== undefined,
    news:
      differing.length > 0 ||
      ranges ||
      settled.serviceCandidates.length > 0 ||
      settled.providerCandidates.length > 0 ||
      city,
    conflict: slots.some((slot) => {
      const before = expecting?.known[slot] ?? proposed[slot];
      return values[slot] !== null && before !== undefined && before !== values[slot];
    }),
  };
}

/** "Too late" asks for an earlier time. */
function tooFar(words: readonly Word[]): 'later' | 'earlier' | undefined {
  const at = words.findIndex(
    (word, i) =>
      /^(?:muy|demasiado|too|muito)$/u.test(word.plain) &&
      /^(?:tarde|late|temprano|early|cedo)$/u.test(words[i + 1]?.plain ?? ''),
  );
  if (at < 0) return undefined;
  return /^(?:tarde|late)$/u.test(words[at + 1]?.plain ?? '') ? 'earlier' : 'later';
}

/** "los sábados", "on Sundays": any such day, not the next one. */
const isHabit = (mention: { start: number; end: number }, text: string): boolean =>
  /(?:dos|gos|days|ends|feiras)$/iu.test(text.slice(mention.start, mention.end)) ||
  /\b(?:los|aos|nos|às|todos|every)\s+$/iu.test(text.slice(Math.max(0, mention.start - 12), mention.start));

/** "date 2026-11-24, times from 15:00, not wanted" */
function describe(mention: SpokenWhen): string {
  const { date, time, dateRange, timeRange, negated } = mention;
  return [
    date && `date ${date}`,
    dateRange && `dates ${spread(dateRange)}`,
    time && `time ${time}`,
    timeRange && `times ${spread(timeRange)}`,
    negated && 'not wanted',
  ]
    .filter(Boolean)
    .join(', ');
}

const spread = ({ start, end }: Range): string =>
  [start && `from ${start}`, end && `to ${end}`].filter(Boolean).join(' ');
