import { longestSpoken } from './spoken-number.ts';
import type { Contact, Expecting } from './understanding.ts';
import type { Word } from './words.ts';

export interface ContactReading {
  readonly contact: Contact;
  /** Character spans that are contact details. */
  readonly spans: readonly { start: number; end: number }[];
}

/** Address and number by their form, before anything takes their digits for dates. */
export function readAddresses(
  text: string,
  words: readonly Word[],
  expecting: Expecting | null,
): ContactReading {
  const email = writtenEmail(text) ?? spokenEmail(text, words);
  const phone = phoneNumber(text, email, expecting) ?? spokenPhone(text, words, expecting);
  const contact = {
    ...(email && isDeliverable(email.value) && { email: email.value }),
    ...(phone && { phone: phone.value }),
  };
  return {
    contact,
    spans: [email, phone].flatMap((found) => (found ? [{ start: found.start, end: found.end }] : [])),
  };
}

/** Mail hosts take letters without accents; another address is asked for again rather than guessed at. */
const isDeliverable = (address: string): boolean => /^[\x21-\x7e]+$/u.test(address);

interface Found {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const addressLetter = /[\p{L}\p{N}._%+'!#$&*=?^{|}~-]/u;
/** What may stand before an address; after anything else a part of it would be read, which is somebody else's. */
const beforeAddress = /(?:^|[\s:;,()<>[\]/¿¡]|(?:^|\s)["“'])$/u;

function writtenEmail(text: string): Found | null {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let left = at;
    while (left > 0 && text[left - 1] === ' ' && at - left < 2) left--;
    let start = left;
    while (start > 0 && left - start < 64 && addressLetter.test(text[start - 1] as string)) start--;
    let right = at + 1;
    while (text[right] === ' ' && right - at < 3) right++;
    const domain = text.slice(right, right + 120).match(/^[\p{L}\p{N}-]+(?:\s?[.,]\s?[\p{L}\p{N}-]+)+/u)?.[0];
    const tight = domain === undefined ? null : tidyDomain(domain);
    const raw = text.slice(start, left);
    const opened = /^[^\p{L}\p{N}]+/u.exec(raw)?.[0].length ?? 0;
    const local = raw.slice(opened).replace(/[.]+$/u, '');
    const lead = text.slice(Math.max(0, start + opened - 2), start + opened);
    if (opened === 0 && !beforeAddress.test(lead)) continue;
    if (tight === null || local === '') continue;
    const kept = domain?.slice(0, tight.length) as string;
    return { value: `${local}@${tight.value}`.toLowerCase(), start, end: right + kept.length };
  }
  return null;
}

const endings =
  /^(?:com|cl|br|mx|ar|es|net|org|edu|gov|gob|pt|co|uk|us|io|me|app|dev|info|biz|pe|uy|ec|ve|bo|py|cr|gt|eu|de|fr|it|ca|au)$/iu;

/** Ends the domain at its last known ending: "gmail.com. Mi fono" goes no further. */
function tidyDomain(domain: string): { value: string; length: number } | null {
  const parts = [...domain.matchAll(/([\p{L}\p{N}-]+)(\s?[.,]\s?)?/gu)];
  let length = 0;
  let value = '';
  let best: { value: string; length: number } | null = null;
  for (const [i, part] of parts.entries()) {
    const spaced = i > 0 && /\s/u.test(parts[i - 1]?.[2] ?? '');
    const known = endings.test(part[1] as string);
    if (spaced && !known) break;
    value += (i > 0 ? '.' : '') + part[1];
    if (i > 0 && (known || (!spaced && (part[1] as string).length >= 2)))
      best = { value, length: length + (part[1] as string).length };
    length += part[0].length;
  }
  return best;
}

const spokenSigns: Readonly<Record<string, string>> = {
  punto: '.',
  ponto: '.',
  dot: '.',
  point: '.',
  guion: '-',
  hifen: '-',
  dash: '-',
  hyphen: '-',
  underscore: '_',
  underline: '_',
  sublinhado: '_',
  guionbajo: '_',
};
const spokenAt = new Set(['arroba', 'aroba', 'arrova', 'at']);

/** "juan punto perez arroba gmail punto com", "juan (at) gmail (dot) com". */
function spokenEmail(text: string, words: readonly Word[]): Found | null {
  for (let at = 1; at < words.length; at++) {
    if (!spokenAt.has((words[at] as Word).plain)) continue;
    const right = readParts(words, at + 1, 1, text);
    if (right.parts.length < 2 || !right.parts.includes('.')) continue;
    const left = readParts(words, at - 1, -1, text);
    if (left.parts.length === 0) continue;
    const first = words[left.last] as Word;
    const last = words[right.last] as Word;
    const domain = right.parts.join('');
    if (!endings.test(domain.slice(domain.lastIndexOf('.') + 1)) || !/\p{L}/u.test(right.parts[0] ?? ''))
      continue;
    const value = `${left.parts.join('')}@${right.parts.join('')}`.toLowerCase();
    return { value, start: first.token.start, end: last.token.end };
  }
  return null;
}

/** Words joined by spoken or written signs, walking in one direction. */
function readParts(
  words: readonly Word[],
  from: number,
  step: 1 | -1,
  text: string,
): { parts: string[]; last: number } {
  const parts: string[] = [];
  let last = from;
  let at = from;
  let wantsPart = true;
  while (at >= 0 && at < words.length && parts.length < 12) {
    const word = words[at] as Word;
    const near = words[at - step] as Word;
    const between =
      step === 1
        ? text.slice(near.token.end, word.token.start)
        : text.slice(word.token.end, near.token.start);
    const glued = between === '' || /^[._\-+]$/u.test(between);
    const written = /^\s*([._-])\s*$/u.exec(between)?.[1];
    let sign = Object.hasOwn(spokenSigns, word.plain) ? spokenSigns[word.plain] : undefined;
    if (sign === '-' && /^baj[oa]|abajo$/u.test(words[at + 1]?.plain ?? '')) sign = '_';
    if (sign !== undefined && !wantsPart) {
      parts[step === 1 ? 'push' : 'unshift'](sign);
      wantsPart = true;
    } else if ((word.plain === 'bajo' || word.plain === 'baja') && words[at - 1]?.plain === 'guion') {
      // belongs to the "guion" before it
    } else if (wantsPart || glued || (written !== undefined && step === 1)) {
      if (!wantsPart && written !== undefined) parts[step === 1 ? 'push' : 'unshift'](written);
      parts[step === 1 ? 'push' : 'unshift'](word.token.text);
      wantsPart = false;
      last = at;
    } else break;
    at += step;
  }
  if (wantsPart && parts.length > 0) parts[step === 1 ? 'pop' : 'shift']();
  return { parts, last };
}

const phoneForm = /(?:\+|\b00)?\(?\+?\d[\d\s().\-–/]{5,24}\d/gu;
const phoneCue =
  /(?:tel[eé]?fono|fono|celular|cel|m[oó]vil|n[uú]mero|whats?app|wsp|wpp|zap|phone|number|mobile|cell|tel|call|text|ligar|llamar|llamen|contato|contacto)\W{0,3}(?:\p{L}{1,4}\W){0,2}$/iu;
const idCue =
  /(?:rut|run|dni|cpf|rg|c[eé]dula|pasaporte|passport|ssn|curp|id|c[oó]digo|code|n[oº°]\s?de (?:orden|pedido))\W{0,3}(?:es|is|e|é)?\W*$/iu;

/** "nueve ocho uno dos …": at least four of its words are digits in letters. */
function spokenPhone(text: string, words: readonly Word[], expecting: Expecting | null): Found | null {
  const run = longestSpoken(words);
  if (run === null || run.letters < 4 || run.digits.length > 15) return null;
  const start = (words[run.start] as Word).token.start;
  const cued =
    expecting?.slots.includes('phone') === true || phoneCue.test(text.slice(Math.max(0, start - 40), start));
  if (run.digits.length < (cued ? 6 : 8)) return null;
  return { value: run.digits, start, end: (words[run.end - 1] as Word).token.end };
}

/** "20/11 - 24/11", "11.00-13.00", "24/11 9.30" */
const datesOrHours =
  /^\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\s*[-–]?\s*\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?:\s*[-–]\s*\d{1,2}[./]\d{2})?$/u;

/** "0730-0930" */
const hoursOfFour = /^(?:[01]\d|2[0-3])[0-5][05]\s*[-–]\s*(?:[01]\d|2[0-3])[0-5][05]$/u;

function phoneNumber(text: string, email: Found | null, expecting: Expecting | null): Found | null {
  const asked = expecting?.slots.includes('phone') === true;
  for (const match of text.matchAll(phoneForm)) {
    let said = match[0];
    const start = match.index;
    if (email && start < email.end && email.start < start + said.length) continue;
    const before = text.slice(Math.max(0, start - 40), start);
    if (idCue.test(before)) continue;
    if (/^\d{1,2}\.?\d{3}\.?\d{3}-$/u.test(said) || /^\d{3}\.\d{3}\.\d{3}-\d{2}$/u.test(said)) continue;
    if (/^\d{1,2}\.\d{3}\.\d{3}-\d$/u.test(said)) continue;
    said = said.replace(/\s{2,}.*$/su, '').replace(/[\s.\-–/(]+$/u, '');
    const digits = said.replace(/\D/gu, '');
    const cued = asked || phoneCue.test(before);
    if (digits.length < (cued ? 6 : 8) || digits.length > 15) continue;
    if (/^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/u.test(said) && digits.length <= 8) continue;
    if (!said.startsWith('+') && /^\d{1,2} \d{1,2} (?:19|20)\d{2}$/u.test(said)) continue;
    if (!cued && (datesOrHours.test(said) || hoursOfFour.test(said))) continue;
    const groups = said.match(/\d+/gu) ?? [];
    if (!cued && Math.max(...groups.map((g) => g.length)) < 3 && groups.length < 4) continue;
    if (/^[\s]*(?:hrs?|horas?|am|pm|:)/iu.test(text.slice(start + match[0].length))) continue;
    return { value: said.trim(), start, end: start + said.length };
  }
  return null;
}
