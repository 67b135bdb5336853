import type { CatalogIndex, IndexedService, NameUnit, ServiceVariant } from './catalog-index.ts';
import { isEveryday, isJoiner } from './catalog-index.ts';
import { type Concept, isKindOf, isQualifier, kindsOf, meetsNeed, standIns } from './concepts.ts';
import { nearly } from './fuzzy.ts';
import type { Lang } from './lang.ts';
import { languages, tradeBook } from './locales/index.ts';
import type { Hit } from './phrases.ts';
import type { Word } from './words.ts';

export interface ServiceReading {
  readonly service: string | null;
  readonly candidates: readonly string[];
  /** Word spans that named it. */
  readonly spans: readonly { start: number; end: number }[];
  readonly score: number;
  /** Only a word such as "consulta" named it, which any appointment may be called. */
  readonly vague: boolean;
  /** Whether anything of a trade was named, offered here or not. */
  readonly topic: boolean;
}

/** Narrows the answer: only these services were listed or asked about. */
export interface ServiceLimits {
  /** Take a word that alone would not do: "para hombre". */
  readonly asked: boolean;
  readonly listed: readonly string[];
  readonly lang: Lang;
}

interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly concepts: ReadonlyMap<Concept, number>;
  /** What the words mean by themselves, before anything stands in for it. */
  readonly said: readonly Concept[];
  readonly words: readonly string[];
  /** A word that several services have in their names: it means any of them. */
  readonly shared: string | null;
  /** "not gel": what is not wanted. */
  readonly refused: boolean;
}

const enough = 0.6;
const tie = 0.12;
const mostFuzzyWords = 60;

/** The service that the words speak of: by name, alias, part, typing error or by what its trade calls it. */
export function readService(
  words: readonly Word[],
  index: CatalogIndex,
  limits: ServiceLimits,
): ServiceReading {
  const free = (word: Word) => word.mark === null || word.mark === 'service';
  const hits = tradeBook.find(words);
  const evidence = conceptEvidence(words, hits, index, limits.lang, free);
  const loose = looseWords(words, free);
  if (evidence.length === 0 && loose.byWord.size === 0) return nothing;
  const topic = hits.some((hit) => !isQualifier(hit.key));
  const wanted = evidence.filter((piece) => !piece.refused);
  const refused = evidence.filter(
    (piece) => piece.refused && !wanted.some((w) => w.said.some((concept) => piece.said.includes(concept))),
  );
  const scored = index.services
    .map((service) => best(service, wanted, loose))
    .filter(({ variant }) => variant === null || !refused.some((piece) => names(piece, variant)));
  const ranked = scored
    .filter((s) => s.score >= (limits.asked ? 0.2 : enough) && (s.solid || limits.asked))
    .sort((a, b) => b.score - a.score);
  const top = ranked[0];
  if (top === undefined) return { ...nothing, topic };
  const close = ranked.filter((s) => s.score >= top.score - tie);
  let tied = close.length > 1 ? mostLiteral(mostExplained(close, wanted), loose) : close;
  const also = tied.length === 1 ? spokenBeside(tied[0] as Scored, ranked, wanted, words) : [];
  if (also.length > 0) tied = [...tied, ...also];
  if (tied.length > 1 && limits.listed.length > 0) {
    const listed = tied.filter((s) => limits.listed.includes(s.id));
    if (listed.length > 0) tied = listed;
  }
  const spans = top.spans;
  const vague = spans.every(({ start, end }) =>
    words.slice(start, end).every((word) => anyAppointment.has(word.norm) || isJoiner(word.norm)),
  );
  return tied.length === 1
    ? { service: tied[0]?.id ?? null, candidates: [], spans, score: top.score, vague, topic }
    : { service: null, candidates: inCatalogOrder(index, tied), spans, score: top.score, vague, topic };
}

const anyAppointment = new Set(
  'consulta consultas consultation consult visita visit sesion session sessao clase class aula cita hora control atendimento avaliacao evaluacion'.split(
    ' ',
  ),
);

const nothing: ServiceReading = {
  service: null,
  candidates: [],
  spans: [],
  score: 0,
  vague: false,
  topic: false,
};

function inCatalogOrder(index: CatalogIndex, tied: readonly { id: string }[]): string[] {
  const ids = new Set(tied.map((s) => s.id));
  return index.services.map((s) => s.id).filter((id) => ids.has(id));
}

/** "manicure, not gel": what is refused rules out the services that have it in their name. */
const names = (piece: Evidence, variant: ServiceVariant): boolean =>
  variant.units.some(
    (unit) =>
      !unit.weak &&
      (unit.concepts.some((concept) => piece.said.includes(concept)) ||
        unit.words.some((word) => piece.words.includes(word))),
  );

/** Of names that fit alike, the longest that was said in full. */
function mostLiteral(close: readonly Scored[], loose: Loose): Scored[] {
  const isSaid = (word: string) => loose.byWord.has(word);
  const whole = close.filter(({ variant }) => variant?.words.every(isSaid));
  return close.filter(
    ({ variant }) =>
      !whole.some(
        (other) =>
          variant !== null &&
          other.variant !== null &&
          other.variant.words.length > variant.words.length &&
          variant.words.every((word) => other.variant?.words.includes(word)),
      ),
  );
}

/** Whether the unit of a name accounts for what was said: the thing itself, or the wider thing it is a kind of. */
const explains = (unit: NameUnit, piece: Evidence): boolean =>
  unit.concepts.some(
    (concept) =>
      piece.concepts.has(concept) ||
      piece.said.some((said) => concept === said || isKindOf(concept, said) || meetsNeed(concept, said)),
  );

/** "my cat, to be spayed": of those that fit alike, the ones that account for more of what was said. */
function mostExplained(close: readonly Scored[], evidence: readonly Evidence[]): Scored[] {
  const telling = evidence.filter((piece) => !piece.words.every((word) => anyAppointment.has(word)));
  const open = (scored: Scored) =>
    telling.filter((piece) => !scored.variant?.units.some((unit) => explains(unit, piece)));
  const left = close.map(open);
  return close.filter(
    (_, i) =>
      !left.some(
        (other, k) =>
          k !== i &&
          other.length < (left[i] as Evidence[]).length &&
          other.every((piece) => left[i]?.includes(piece)),
      ),
  );
}

/** "brows and a facial": another service that was named in full, by other words. */
function spokenBeside(
  top: Scored,
  ranked: readonly Scored[],
  evidence: readonly Evidence[],
  words: readonly Word[],
): Scored[] {
  if (top.score < sure) return [];
  return ranked.filter(
    (other) =>
      other !== top &&
      other.score >= sure &&
      other.spans.every((span) => !top.spans.some((s) => s.start < span.end && span.start < s.end)) &&
      !top.variant?.units.some((unit) =>
        evidence.some((piece) => other.spans.some((s) => s.start === piece.start) && explains(unit, piece)),
      ) &&
      areJoined(top.spans, other.spans, words),
  );
}

/** Nothing but a few words stands between them, one of which joins. */
function areJoined(
  one: readonly { start: number; end: number }[],
  two: readonly { start: number; end: number }[],
  words: readonly Word[],
): boolean {
  const first = Math.min(Math.max(...one.map((s) => s.end)), Math.max(...two.map((s) => s.end)));
  const second = Math.max(Math.min(...one.map((s) => s.start)), Math.min(...two.map((s) => s.start)));
  const between = words.slice(first, second);
  return (
    between.length <= 3 &&
    between.some((word) => ['y', 'e', 'and', 'mas', 'plus', 'o', 'ou', 'or'].includes(word.plain)) &&
    between.every((word) => word.breakBefore < 2)
  );
}

const sure = 0.9;

/** What the text is about, and for what the catalog lacks, the next best thing it has. */
function conceptEvidence(
  words: readonly Word[],
  hits: readonly Hit<Concept>[],
  index: CatalogIndex,
  lang: Lang,
  free: (word: Word) => boolean,
): Evidence[] {
  const spans = new Map<string, { start: number; end: number; concepts: Concept[] }>();
  for (const hit of hits) {
    if (!words.slice(hit.start, hit.end).every(free) || isAnother(words, hit.start)) continue;
    const key = `${hit.start}-${hit.end}`;
    const span = spans.get(key);
    if (span) span.concepts.push(hit.key);
    else spans.set(key, { start: hit.start, end: hit.end, concepts: [hit.key] });
  }
  const all = [...spans.values()].map(({ start, end, concepts }) => {
    const refused = isRefused(words, start, lang);
    const inside = words
      .slice(start, end)
      .map((w) => w.norm)
      .filter((w) => !isJoiner(w));
    const only = inside.length === 1 ? (inside[0] as string) : null;
    if (only !== null && (index.sharedWords.get(only) ?? 0) > 1 && !refused)
      return {
        start,
        end,
        concepts: new Map<Concept, number>(),
        said: [],
        words: inside,
        shared: only,
        refused,
      };
    const offered = concepts.filter((c) => index.concepts.has(c));
    const strengths = new Map<Concept, number>(offered.map((c) => [c, 1]));
    for (const whole of offered)
      for (const kind of kindsOf(whole, index.concepts)) if (!strengths.has(kind)) strengths.set(kind, 0.75);
    if (offered.every(isQualifier)) {
      for (const concept of concepts) {
        for (const second of standIns(concept, index.concepts))
          if (!strengths.has(second)) strengths.set(second, 0.75);
      }
    }
    return { start, end, concepts: strengths, said: concepts, words: inside, shared: null, refused };
  });
  const telling = all.filter((piece) => piece.concepts.size > 0 || piece.shared !== null);
  return telling.filter((piece) => !telling.some((wider) => wider !== piece && contains(wider, piece)));
}

/** "another dentist" asks for a person, not for what dentists do. */
const isAnother = (words: readonly Word[], start: number): boolean =>
  /^(?:another|different|any|switch|change|cualquier|qualquer|otr[oa]|outr[oa]|distint[oa]|diferente)$/u.test(
    words[start - 1]?.plain ?? '',
  ) && languages.some((l) => Object.hasOwn(l.words.titles, words[start]?.plain ?? ''));

/** "no gel", "not the gel", "sin corte". */
function isRefused(words: readonly Word[], start: number, lang: Lang): boolean {
  for (let at = start - 1; at >= Math.max(0, start - 3); at--) {
    if ((words[at + 1] as Word).breakBefore > 0) return false;
    const { plain } = words[at] as Word;
    if (refusals[lang].has(plain))
      return at === 0 || !['si', 'se', 'if', 'why'].includes(words[at - 1]?.plain ?? '');
    if (!betweenRefusal.has(plain)) return false;
  }
  return false;
}

const refusals: Readonly<Record<Lang, ReadonlySet<string>>> = {
  es: new Set(['no', 'sin', 'ni', 'tampoco']),
  en: new Set(['no', 'not', 'without']),
  pt: new Set(['nao', 'sem', 'nem']),
};
const betweenRefusal = new Set([
  'el',
  'la',
  'los',
  'las',
  'un',
  'una',
  'o',
  'a',
  'um',
  'uma',
  'the',
  'de',
  'en',
  'em',
  'es',
  'e',
  'para',
  'con',
  'com',
  'in',
  'quiero',
  'quero',
  'era',
  'an',
]);

/** "broke a tooth" says more than the "tooth" in it. */
const contains = (wider: Evidence, piece: Evidence): boolean =>
  wider.start <= piece.start && wider.end >= piece.end && wider.end - wider.start > piece.end - piece.start;

/** The words of the text, ready to be looked up by the words of names. */
interface Loose {
  readonly byWord: ReadonlyMap<string, number>;
  readonly byStem: ReadonlyMap<string, number>;
  /** Words that may be typing errors, with their places. */
  readonly strange: readonly { word: string; at: number }[];
}

function looseWords(words: readonly Word[], free: (word: Word) => boolean): Loose {
  const byWord = new Map<string, number>();
  const byStem = new Map<string, number>();
  const strange: { word: string; at: number }[] = [];
  words.forEach((word, at) => {
    if (!free(word) || isJoiner(word.plain)) return;
    for (const form of word.norm === word.plain ? [word.plain] : [word.plain, word.norm]) {
      if (byWord.has(form)) continue;
      byWord.set(form, at);
      if (form.length < 4) continue;
      if (!byStem.has(stem(form))) byStem.set(stem(form), at);
      if (strange.length < mostFuzzyWords && !isEveryday(form)) strange.push({ word: form, at });
    }
  });
  return { byWord, byStem, strange };
}

/** Where a word of a name was said: as it is, in another number, or with a typing error. */
function placeOf(meant: string, loose: Loose): number | undefined {
  const said = loose.byWord.get(meant);
  if (said !== undefined || meant.length < 4) return said;
  return (
    loose.byStem.get(stem(meant)) ??
    loose.strange.find(({ word }) => word[0] === meant[0] && nearly(word, meant))?.at
  );
}

interface Scored {
  readonly id: string;
  readonly score: number;
  readonly solid: boolean;
  readonly spans: readonly { start: number; end: number }[];
  /** The name that fits best; null when none does at all. */
  readonly variant: ServiceVariant | null;
}

function best(service: IndexedService, evidence: readonly Evidence[], loose: Loose): Scored {
  let top: Scored = { id: service.id, score: 0, solid: false, spans: [], variant: null };
  for (const variant of service.variants) {
    const scored = scoreVariant(service.id, variant, evidence, loose);
    if (scored.score > top.score || (scored.solid && !top.solid && scored.score >= enough)) top = scored;
  }
  return top;
}

/** A long name costs no more than this for what of it was not said. */
const mostMissing = 0.35;

function scoreVariant(
  id: string,
  variant: ServiceVariant,
  evidence: readonly Evidence[],
  loose: Loose,
): Scored {
  let score = 0;
  let missing = 0;
  let solid = false;
  const spans: { start: number; end: number }[] = [];
  for (const unit of variant.units) {
    const worth = unit.weak ? 0.25 : unit.qualifier ? 0.5 : 1;
    const found = unitFound(unit, evidence, loose);
    score += worth * found.strength;
    if (found.strength > 0) spans.push(...found.spans);
    if (found.strength >= 0.5 && !unit.qualifier && !unit.weak) solid = true;
    missing += (unit.weak ? 0.25 : 1) * (1 - found.strength);
  }
  return { id, score: score - Math.min(mostMissing, 0.25 * missing), solid, spans, variant };
}

function unitFound(
  unit: NameUnit,
  evidence: readonly Evidence[],
  loose: Loose,
): { strength: number; spans: { start: number; end: number }[] } {
  let strength = 0;
  let spans: { start: number; end: number }[] = [];
  for (const piece of evidence) {
    let given = piece.shared !== null && unit.words.includes(piece.shared) ? 0.8 : 0;
    for (const concept of unit.concepts) given = Math.max(given, piece.concepts.get(concept) ?? 0);
    if (given === 0 || strength === 1) continue;
    spans = given === 1 ? [] : spans;
    strength = given === 1 ? 1 : 1 - (1 - strength) * (1 - given);
    spans = [...spans, { start: piece.start, end: piece.end }];
  }
  if (strength === 1 || unit.words.length === 0) return { strength, spans };
  let matched = 0;
  const places: { start: number; end: number }[] = [];
  for (const meant of unit.words) {
    const place = placeOf(meant, loose);
    if (place === undefined) continue;
    matched += isEveryday(meant) && unit.words.length === 1 && !unit.qualifier ? 0.5 : 1;
    places.push({ start: place, end: place + 1 });
  }
  const byWords = (matched / unit.words.length) * (matched === unit.words.length ? 1 : 0.8);
  return byWords > strength ? { strength: byWords, spans: places } : { strength, spans };
}

/** Without the plural and the vowel of gender: enough to join "tratamientos" and "tratamiento". */
const stem = (word: string): string => {
  let short = stems.get(word);
  if (short === undefined) {
    if (stems.size >= mostStems) stems.clear();
    short = stemmed(word);
    stems.set(word, short);
  }
  return short;
};

const stems = new Map<string, string>();
const mostStems = 5000;

const stemmed = (word: string): string =>
  word.length < 5
    ? word
    : word.replace(/(?:oes|aes|aos|ais|eis|ns|es|s|(?<=\w{4})ing)$/u, '').replace(/[aeo]$/u, '');
