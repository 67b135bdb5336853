import { type Concept, isKindOf, isQualifier } from './concepts.ts';
import { genderOf, givenNames } from './given-names.ts';
import { languages, tradeBook } from './locales/index.ts';
import { tokenize } from './tokens.ts';
import type { UnderstandRequest } from './understanding.ts';
import { type Word, wordsOf } from './words.ts';

type CatalogInput = UnderstandRequest['catalog'];

/** A catalog prepared for matching; made once per catalog object. */
export interface CatalogIndex {
  readonly services: readonly IndexedService[];
  /** Concepts that some service is about. */
  readonly concepts: ReadonlySet<Concept>;
  /** Words that are part of a longer meaning in the names of several services, to how many. */
  readonly sharedWords: ReadonlyMap<string, number>;
  readonly providers: readonly IndexedProvider[];
  /** Provider words, to where they occur. */
  readonly providerWords: ReadonlyMap<string, readonly IndexedProvider[]>;
  readonly cities: ReadonlyMap<string, readonly IndexedCity[]>;
  /** Every word of the catalog: not to be taken for a typing error of another word. */
  readonly words: ReadonlySet<string>;
}

export interface IndexedService {
  readonly id: string;
  readonly variants: readonly ServiceVariant[];
}

/** A name or alias of a service as units of meaning. */
export interface ServiceVariant {
  readonly units: readonly NameUnit[];
  readonly words: readonly string[];
}

export interface NameUnit {
  readonly concepts: readonly Concept[];
  readonly words: readonly string[];
  readonly qualifier: boolean;
  /** Says little: "sesión", "service". */
  readonly weak: boolean;
}

export interface IndexedProvider {
  readonly id: string;
  readonly names: readonly ProviderName[];
  readonly serviceIds: readonly string[] | null;
  readonly gender: 'f' | 'm' | null;
  /** Titles in the name, plain: "dra". */
  readonly titles: readonly string[];
}

export interface ProviderName {
  readonly words: readonly NameWord[];
  readonly weight: number;
}

export interface NameWord {
  readonly word: string;
  /** 1 for a word of a name, less for "dental", "center" or an initial. */
  readonly weight: number;
  readonly initial: boolean;
}

export interface IndexedCity {
  readonly name: string;
  readonly words: readonly string[];
}

const indexes = new WeakMap<object, CatalogIndex>();

export function indexCatalog(catalog: CatalogInput): CatalogIndex {
  let index = indexes.get(catalog);
  if (index === undefined) {
    index = build(catalog);
    indexes.set(catalog, index);
  }
  return index;
}

function build(catalog: CatalogInput): CatalogIndex {
  const services = catalog.services.map((service) => ({
    id: service.id,
    variants: [service.name, ...(service.aliases ?? [])]
      .map(serviceVariant)
      .filter((v) => v.units.length > 0),
  }));
  const cities = new Map<string, IndexedCity[]>();
  for (const name of catalog.cities ?? []) {
    const words = wordList(name);
    const first = words[0];
    if (first !== undefined) push(cities, first, { name, words });
  }
  const cityWords = new Set([...cities.values()].flat().flatMap((city) => city.words));
  const providers = catalog.providers.map((provider) => {
    const names = [provider.name, ...(provider.aliases ?? [])].map((name) => providerName(name, cityWords));
    return {
      id: provider.id,
      names: names.filter((name) => name.words.length > 0),
      serviceIds: provider.serviceIds ?? null,
      gender: providerGender(provider.name),
      titles: wordList(provider.name).filter((word) =>
        languages.some((l) => Object.hasOwn(l.words.titles, word)),
      ),
    };
  });
  const providerWords = new Map<string, IndexedProvider[]>();
  for (const provider of providers)
    for (const word of new Set(provider.names.flatMap((name) => name.words.map((w) => w.word))))
      push(providerWords, word, provider);
  const concepts = new Set(
    services.flatMap((s) => s.variants.flatMap((v) => v.units.flatMap((u) => u.concepts))),
  );
  const words = new Set([
    ...providerWords.keys(),
    ...cityWords,
    ...services.flatMap((s) => s.variants.flatMap((v) => v.words)),
  ]);
  return {
    services,
    concepts,
    sharedWords: sharedWordsOf(services),
    providers,
    providerWords,
    cities,
    words,
  };
}

/** "limpieza" of "limpieza facial" and "limpieza dental". */
function sharedWordsOf(services: readonly IndexedService[]): Map<string, number> {
  const shared = new Map<string, number>();
  for (const { variants } of services) {
    const parts = variants
      .flatMap((variant) => variant.units)
      .filter((unit) => unit.words.length > 1 && !unit.weak);
    for (const word of new Set(parts.flatMap((unit) => unit.words)))
      shared.set(word, (shared.get(word) ?? 0) + 1);
  }
  return shared;
}

const wordList = (name: string): string[] => wordsOf(tokenize(name), name).map((word) => word.plain);

/** Words that a service's name may have without saying which one it is. */
const weakWords = new Set(
  `servicio service servico sesion session sessao cita appointment hora turno horario clase class aula lesson clases aulas visita visit atencion minutos minutes min hora hour hr hrs
  tratamiento treatment tratamento profesional professional general basico basica basic plus premium standard simple paquete package pacote pack plan`.split(
    /\s+/,
  ),
);
const joiners = new Set(
  'de del la el los las y e con para por en a al o u the and with for of or in do da dos das com para em no na um uma un una mas mais plus s'.split(
    ' ',
  ),
);

export const isJoiner = (word: string): boolean => joiners.has(word);

function serviceVariant(name: string): ServiceVariant {
  const words = wordsOf(tokenize(name), name);
  return { units: nameUnits(words), words: words.map((w) => w.plain).filter((w) => !joiners.has(w)) };
}

function nameUnits(words: readonly Word[]): NameUnit[] {
  const taken = new Array<boolean>(words.length).fill(false);
  const units: NameUnit[] = [];
  const spans = new Map<string, { start: number; end: number; concepts: Concept[] }>();
  for (const hit of tradeBook.find(words)) {
    const key = `${hit.start}-${hit.end}`;
    const span = spans.get(key);
    if (span) span.concepts.push(hit.key);
    else spans.set(key, { start: hit.start, end: hit.end, concepts: [hit.key] });
  }
  for (const { start, end, concepts } of spans.values()) {
    if (taken.slice(start, end).some(Boolean)) continue;
    for (let i = start; i < end; i++) taken[i] = true;
    const inside = words
      .slice(start, end)
      .map((w) => w.plain)
      .filter((w) => !joiners.has(w));
    const qualifier = concepts.every(isQualifier);
    units.push({ concepts, words: inside, qualifier, weak: false });
  }
  words.forEach((word, i) => {
    if (taken[i] || joiners.has(word.plain)) return;
    units.push({
      concepts: [],
      words: [word.plain],
      qualifier: word.number,
      weak: weakWords.has(word.plain) || word.plain.length === 1,
    });
  });
  return absorbed(merged(units));
}

/** "hot towel shave" says one thing twice. */
function merged(units: readonly NameUnit[]): NameUnit[] {
  const out: NameUnit[] = [];
  for (const unit of units) {
    const same = out.findIndex(
      ({ concepts }) => concepts.length > 0 && concepts.join() === unit.concepts.join(),
    );
    const twin = out[same];
    if (twin === undefined) out.push(unit);
    else out[same] = { ...twin, words: [...twin.words, ...unit.words] };
  }
  return out;
}

/** In "teeth whitening", teeth only say what whitening says already. */
function absorbed(units: readonly NameUnit[]): NameUnit[] {
  const told = (unit: NameUnit) =>
    units.find(
      (other) =>
        other !== unit &&
        unit.concepts.length > 0 &&
        unit.concepts.every((c) => other.concepts.some((kind) => isKindOf(kind, c))),
    );
  return units
    .filter((unit) => told(unit) === undefined)
    .map((unit) => {
      const taken = units.filter((other) => told(other) === unit);
      return taken.length === 0
        ? unit
        : { ...unit, words: [...taken.flatMap((t) => t.words), ...unit.words] };
    });
}

const credentials = new Set(
  'in at on with md dds dmd do phd msd dpm od np pa rn lcsw mft lmft psyd inc llc corp the and of for y e de del la los las da do dos das ca ii iii jr sr dc lac faap'.split(
    ' ',
  ),
);
const businessWords = new Set(
  `dental dentistry dentisry dentist dentists clinic clinica center centre care medical medicine group practice associates office health healthcare salon salons studio spa hair haircuts haircut barber
  barbers shop barbershop beauty nails nail family cosmetic pediatric orthodontics endodontics endodontic implant lab laboratory laboratories service services professional professionals
  specialist specialists surgery oral smile smiles therapy counseling psychology psychiatry dermatology institute hospital foundation university department center kids bay north south east west
  new city valley park premier centro salud estetica peluqueria barberia consultorio consultorio sala cabina`.split(
    /\s+/,
  ),
);

const isTitle = (word: string): boolean => languages.some((l) => Object.hasOwn(l.words.titles, word));

function providerName(name: string, cityWords: ReadonlySet<string>): ProviderName {
  const words: NameWord[] = [];
  const said = wordsOf(tokenize(name), name);
  const ofTrade = new Set<string>();
  const person = said.some(({ plain }) => isTitle(plain));
  for (const hit of tradeBook.find(said))
    if (!(person && isQualifier(hit.key)))
      for (const word of said.slice(hit.start, hit.end))
        if (!givenNames.has(word.plain)) ofTrade.add(word.plain);
  for (const { plain: word } of said) {
    if (isTitle(word) || credentials.has(word)) continue;
    const initial = word.length === 1;
    const ordinary = businessWords.has(word) || cityWords.has(word) || ofTrade.has(word);
    words.push({ word, initial, weight: initial ? 0.15 : ordinary ? 0.35 : 1 });
  }
  if (words.length === 0)
    for (const word of wordList(name)) words.push({ word, initial: false, weight: 0.5 });
  return { words, weight: words.reduce((sum, w) => sum + w.weight, 0) };
}

function providerGender(name: string): 'f' | 'm' | null {
  const words = wordList(name);
  const title = words.map((w) => languages.map((l) => l.words.titles[w]).find((g) => g === 'f' || g === 'm'));
  const told = title.find((gender) => gender !== undefined);
  if (told === 'f' || (told === 'm' && !words.includes('dr') && !words.includes('doctor'))) return told;
  const first = words.find((w) => givenNames.has(w) || genderOf(w) !== null);
  const byName = first === undefined ? null : genderOf(first);
  return byName ?? (told === 'm' ? 'm' : null);
}

const everyday = new Set(languages.flatMap((l) => [...l.common]));

/** A word of everyday speech in some language: it names no service and nobody by itself. */
export const isEveryday = (word: string): boolean => everyday.has(word);

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
