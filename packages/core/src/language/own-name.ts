import type { CatalogIndex } from './catalog-index.ts';
import type { ContactReading } from './contact.ts';
import { givenNames, longForms } from './given-names.ts';
import type { Language } from './locales/index.ts';
import { languages, tradeBook } from './locales/index.ts';
import type { Expecting } from './understanding.ts';
import { isCalendarWord } from './when/lexicon.ts';
import type { Word } from './words.ts';

/** The customer's own name: after "me llamo", or bare when it was asked for or comes with the other details. */
export function readName(
  words: readonly Word[],
  language: Language,
  expecting: Expecting | null,
  addresses: ContactReading,
  index: CatalogIndex,
): { name: string; start: number; end: number } | null {
  const asked = expecting?.slots.includes('name') === true;
  const introduced =
    introducedName(words, language, asked, index, expecting, false) ??
    (asked ? introducedName(words, language, asked, index, expecting, true) : null);
  if (introduced !== null) return introduced;
  const givenDetails = addresses.spans.length > 0;
  if (!asked && !(givenDetails && !(expecting?.slots.includes('service') || false))) return null;
  for (let at = 0; at < words.length; at++) {
    if (!isUsable(words[at])) continue;
    const previous = words[at - 1];
    if (
      previous !== undefined &&
      (words[at] as Word).breakBefore === 0 &&
      previous.mark === null &&
      !previous.number &&
      at > 0
    ) {
      const skippable = previous.filler || isPolite(previous, language);
      if (!skippable) continue;
    }
    if (Object.hasOwn(language.words.titles, (words[at] as Word).plain)) continue;
    const titled = previous !== undefined && Object.hasOwn(language.words.titles, previous.plain);
    if (titled && index.providerWords.has((words[at] as Word).plain)) continue;
    const end = nameEnd(words, at, language, asked && isWritten(words, at));
    if (end <= at) continue;
    const stops =
      end >= words.length ||
      (words[end] as Word).breakBefore > 0 ||
      (words[end] as Word).mark === 'contact' ||
      isEverydayIn(words[end] as Word);
    const alone = end - at >= 1 && stops;
    if (alone && (asked ? end - at <= 6 : looksNamed(words, at, end) || end - at >= 2))
      return spell(words, at, end);
  }
  return null;
}

/** The name after "me llamo"; with `another`, after "se llama", which is whom the appointment is for. */
function introducedName(
  words: readonly Word[],
  language: Language,
  asked: boolean,
  index: CatalogIndex,
  expecting: Expecting | null,
  another: boolean,
): { name: string; start: number; end: number } | null {
  for (const lang of [language, ...languages.filter((l) => l !== language)]) {
    for (const hit of lang.myNameIs.find(words)) {
      if (!words.slice(hit.start, hit.end).every((w) => w.mark === null)) continue;
      const before = words[hit.start - 1];
      if (before?.mark === 'provider' || /'s$/u.test(before?.plain ?? '')) continue;
      const ofThem = thirdPerson.test(hit.phrase) || ofAnother.has(before?.plain ?? '');
      if (ofThem !== another) continue;
      const strong = isStrong(hit.phrase, lang) || (asked && hit.end - hit.start > 0);
      if (!strong && expecting?.slots.includes('provider') && !firstPerson.test(hit.phrase)) continue;
      let at = afterRelative(words, hit.end);
      while (isUsable(words[at]) && beforeName.has((words[at] as Word).plain) && isUsable(words[at + 1]))
        at++;
      const end = nameEnd(words, at, lang, strong);
      if (!asked && !firstPerson.test(hit.phrase) && isWhollyOf(words, at, end, index)) continue;
      if (!asked && !strong && end === at + 1 && isCalendarWord(language.lang, (words[at] as Word).plain))
        continue;
      if (end > at && (strong || (hit.end - hit.start > 0 && looksNamed(words, at, end))))
        return spell(words, at, end);
    }
  }
  return null;
}

const thirdPerson = /\b(?:se llama|su nombre|his|her|dele|se chama)\b/u;
const beforeName = new Set(['la', 'el', 'o', 'a', 'the', 'es', 'is', 'e', 'y']);

const isUsable = (word: Word | undefined): boolean =>
  word !== undefined && !word.number && word.mark !== 'contact';

/** "his name is Rex": not who books. */
const ofAnother = new Set(['his', 'her', 'its', 'their', 'whose', 'dele', 'dela', 'su', 'sus']);

/** "a nombre de mi hermana, Paula": the name comes after the relative. */
function afterRelative(words: readonly Word[], from: number): number {
  let at = from;
  if (possessives.has(words[at]?.plain ?? '')) at++;
  if (at === from || words[at] === undefined || givenNames.has((words[at] as Word).plain)) return from;
  const named = words[at + 1];
  if (named === undefined) return from;
  return named.plain === 'name' ? at + 2 : at + 1;
}

const possessives = new Set(['mi', 'my', 'minha', 'meu', 'our', 'nuestra', 'nuestro']);

/** "Grace Hope", with capitals that say it is a name: not the shouted "GRACE HOPE AT 5". */
const isWritten = (words: readonly Word[], at: number): boolean => {
  const next = words.slice(at + 1).find((word) => !nameParticles.has(word.plain) || isCapitalised(word));
  return isCapitalised(words[at]) && isCapitalised(next);
};

const isCapitalised = (word: Word | undefined): boolean =>
  word !== undefined && /^\p{Lu}\p{Ll}/u.test(word.token.text);

const firstPerson = /\b(?:me|my|mi|meu|soy|sou|i'm|i am|llamo|chamo|habla|fala|call)\b/u;

/** Somebody of the catalog, not the customer: "the name is Dr. Bui". */
const isWhollyOf = (words: readonly Word[], start: number, end: number, index: CatalogIndex): boolean =>
  words.slice(start, end).some((word) => index.providerWords.has(word.plain)) &&
  words.slice(start, end).every((word) => index.providerWords.has(word.plain) || word.plain.length < 4);

const isStrong = (phrase: string, language: Language): boolean =>
  /llamo|chamo|nombre es|nome e|name|nombre de|nome d[aeo]|apellido|sobrenome|surname|dicen|call me|parte de|habla/u.test(
    phrase,
  ) && language.words.myNameIs.includes(phrase);

const isPolite = (word: Word, language: Language): boolean =>
  [
    'hola',
    'oi',
    'ola',
    'hi',
    'hello',
    'si',
    'sim',
    'yes',
    'claro',
    'sure',
    'ok',
    'nombre',
    'nome',
    'name',
    'gracias',
    'porfa',
    'es',
    'soy',
    'sou',
  ].includes(word.norm) ||
  language.fillers.has(word.norm) ||
  Object.hasOwn(language.words.titles, word.plain);

const isEverydayIn = (word: Word): boolean =>
  languages.some((l) => l.common.has(word.plain) || l.acts.vocabulary.has(word.plain));

function nameEnd(words: readonly Word[], from: number, language: Language, strong: boolean): number {
  let at = from;
  let last = from;
  while (at < words.length && at - from < 7) {
    const word = words[at] as Word;
    if (word.number || word.mark === 'contact' || word.mark === 'when' || labels.has(word.plain)) break;
    if (
      at > from &&
      word.breakBefore > 0 &&
      !(word.breakBefore === 2 && (words[at - 1] as Word).plain.length === 1)
    )
      break;
    const capital = /^\p{Lu}/u.test(word.token.text);
    const name = givenNames.has(word.plain) || longForms(word.plain).length > 0;
    const particle =
      language.particles.has(word.plain) ||
      nameParticles.has(word.plain) ||
      (word.plain === 'i' && startsCapital(words[at + 1]));
    if (particle && at > from) {
      const next = words[at + 1];
      if (next === undefined || next.breakBefore > 0) break;
      at++;
      continue;
    }
    const everyday = isEverydayIn(word);
    const trade = tradeBook.vocabulary.has(word.plain);
    const first = at === from;
    const ofCalendar = first && capital && calendarNames.has(word.plain) && startsCapital(words[at + 1]);
    if (
      everyday &&
      !ofCalendar &&
      !(name && (capital || first)) &&
      !(capital && !first && strong && !isFunction(word))
    ) {
      if (!(strong && first && capital && !isFunction(word))) break;
    }
    if (trade && !everyday && !capital && !name && !(strong && first)) break;
    if (word.plain.length === 1 && first) break;
    at++;
    last = at;
  }
  return last;
}

/** Words inside a name that are no names, in any language: "dos Santos", "van der Berg". */
const nameParticles = new Set(
  'de da del la las los dos do das y e van von der den di du le ter bin al'.split(' '),
);

const labels = new Set(
  'cel celu celular fono tel telefono telefone movil mail email correo whatsapp wsp zap phone number mobile cell contacto contato rut cpf dni nombre nome name'.split(
    ' ',
  ),
);

const startsCapital = (word: Word | undefined): boolean =>
  word !== undefined && word.breakBefore === 0 && /^\p{Lu}/u.test(word.token.text) && !isEverydayIn(word);

/** Days and months that are first names too. */
const calendarNames = new Set(
  'domingo domingos domingas sabado segunda lunes abril april may june august julio agosto marzo enero friday summer autumn'.split(
    ' ',
  ),
);

/** Words that no name begins with, however they are written. */
const isFunction = (word: Word): boolean =>
  /^(?:y|e|o|u|a|i|mi|my|meu|minha|el|la|los|de|que|and|the|quiero|necesito|quero|para|por|con|com|with|es|is|no|nao|si|sim|yes|hola|oi|hi|gracias|en|em|in|un|una|um|uma)$/u.test(
    word.plain,
  );

function looksNamed(words: readonly Word[], start: number, end: number): boolean {
  const first = words[start] as Word;
  if (givenNames.has(first.plain) || longForms(first.plain).length > 0) return true;
  const capital = words.slice(start, end).every((w) => /^\p{Lu}/u.test(w.token.text) || w.plain.length < 4);
  return (
    capital &&
    /^\p{Lu}/u.test(first.token.text) &&
    !isEverydayIn(first) &&
    !tradeBook.vocabulary.has(first.plain)
  );
}

function spell(
  words: readonly Word[],
  start: number,
  end: number,
): { name: string; start: number; end: number } {
  const name = words
    .slice(start, end)
    .map((word) => word.token.text)
    .map((said, i) =>
      said === said.toLowerCase() || (said === said.toUpperCase() && said.length > 2)
        ? i > 0 && nameParticles.has(said.toLowerCase())
          ? said.toLowerCase()
          : said.charAt(0).toUpperCase() + said.slice(1).toLowerCase()
        : said,
    )
    .join(' ');
  return { name, start, end };
}
