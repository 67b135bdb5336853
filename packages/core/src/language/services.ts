import type { CatalogIndex, IndexedService, NameUnit, ServiceVariant } from './catalog-index.ts';
import { isEveryday, isJoiner } from './catalog-index.ts';
import { type Concept, isQualifier, kindsOf, standIns } from './concepts.ts';
import { nearly } from './fuzzy.ts';
import { tradeBook } from './locales/index.ts';
import type { Word } from './words.ts';

export interface ServiceReading {
  readonly service: string | null;
  readonly candidates: readonly string[];
  /** Word spans that named it. */
  readonly spans: readonly { start: number; end: number }[];
  readonly score: number;
  /** Only a word such as "consulta" named it, which any appointment may be called. */
  readonly vague: boolean;
}

/** Narrows the answer: only these services were listed or asked about. */
export interface ServiceLimits {
  /** Take a word that alone would not do: "para hombre". */
  readonly asked: boolean;
  readonly listed: readonly string[];
}

interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly concepts: ReadonlyMap<Concept, number>;
  readonly words: readonly string[];
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
  const evidence = conceptEvidence(words, index, free);
  const loose = looseWords(words, free);
  if (evidence.length === 0 && loose.byWord.size === 0) return nothing;
  const scored = index.services.map((service) => best(service, evidence, loose));
  const ranked = scored
    .filter((s) => s.score >= (limits.asked ? 0.2 : enough) && (s.solid || limits.asked))
    .sort((a, b) => b.score - a.score);
  const top = ranked[0];
  if (top === undefined) return nothing;
  let tied = ranked.filter((s) => s.score >= top.score - tie);
  if (tied.length > 1 && limits.listed.length > 0) {
    const listed = tied.filter((s) => limits.listed.includes(s.id));
    if (listed.length > 0) tied = listed;
  }
  const spans = top.spans;
  const vague = spans.every(({ start, end }) =>
    words.slice(start, end).every((word) => anyAppointment.has(word.norm) || isJoiner(word.norm)),
  );
  return tied.length === 1
    ? { service: tied[0]?.id ?? null, candidates: [], spans, score: top.score, vague }
    : { service: null, candidates: inCatalogOrder(index, tied), spans, score: top.score, vague };
}

const anyAppointment = new Set(
  'consulta consultas consultation consult visita visit sesion session sessao clase class aula cita hora control atendimento avaliacao evaluacion'.split(
    ' ',
  ),
);

const nothing: ServiceReading = { service: null, candidates: [], spans: [], score: 0, vague: false };

function inCatalogOrder(index: CatalogIndex, tied: readonly { id: string }[]): string[] {
  const ids = new Set(tied.map((s) => s.id));
  return index.services.map((s) => s.id).filter((id) => ids.has(id));
}

/** What the text is about, and for what the catalog lacks, the next best thing it has. */
function conceptEvidence(
  words: readonly Word[],
  index: CatalogIndex,
  free: (word: Word) => boolean,
): Evidence[] {
  const spans = new Map<string, { start: number; end: number; concepts: Concept[] }>();
  for (const hit of tradeBook.find(words)) {
    if (!words.slice(hit.start, hit.end).every(free)) continue;
    const key = `${hit.start}-${hit.end}`;
    const span = spans.get(key);
    if (span) span.concepts.push(hit.key);
    else spans.set(key, { start: hit.start, end: hit.end, concepts: [hit.key] });
  }
  const all = [...spans.values()].map(({ start, end, concepts }) => {
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
    const inside = words.slice(start, end).map((w) => w.norm);
    return { start, end, concepts: strengths, words: inside.filter((w) => !isJoiner(w)) };
  });
  const telling = all.filter((piece) => piece.concepts.size > 0);
  return telling.filter((piece) => !telling.some((wider) => wider !== piece && contains(wider, piece)));
}

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
}

function best(service: IndexedService, evidence: readonly Evidence[], loose: Loose): Scored {
  let top: Scored = { id: service.id, score: 0, solid: false, spans: [] };
  for (const variant of service.variants) {
    const scored = scoreVariant(service.id, variant, evidence, loose);
    if (scored.score > top.score || (scored.solid && !top.solid && scored.score >= enough)) top = scored;
  }
  return top;
}

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
  return { id, score: score - 0.25 * missing, solid, spans };
}

function unitFound(
  unit: NameUnit,
  evidence: readonly Evidence[],
  loose: Loose,
): { strength: number; spans: { start: number; end: number }[] } {
  let strength = 0;
  let spans: { start: number; end: number }[] = [];
  for (const piece of evidence) {
    for (const concept of unit.concepts) {
      const given = piece.concepts.get(concept) ?? 0;
      if (given > strength) {
        strength = given;
        spans = [{ start: piece.start, end: piece.end }];
      }
    }
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
  word.length < 5 ? word : word.replace(/(?:oes|aes|aos|ais|eis|ns|es|s)$/u, '').replace(/[aeo]$/u, '');
