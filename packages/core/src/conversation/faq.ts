import { plain, tokenize } from '../language/tokens.ts';
import type { FaqEntry } from '../tenancy/tenant.ts';

/**
 * The entry whose question means most nearly this, or null. Words are compared by their stems, without those that questions
 * and bookings are made of. What has not the form of a question must be explained by an entry for the most part.
 */
export function matchFaq(text: string, entries: readonly FaqEntry[], asks = false): FaqEntry | null {
  const asked = stems(text);
  if (asked.size === 0 || entries.length === 0) return null;
  const least = asks || /[?¿]/.test(text) ? 0.25 : 0.5;
  let best: { entry: FaqEntry; score: number } | null = null;
  for (const entry of entries) {
    const wordings = [entry.question, ...entry.alsoAsked].map(stems);
    if (explained(asked, new Set(wordings.flatMap((words) => [...words]))) < least) continue;
    for (const words of wordings) {
      const score = similarity(asked, words);
      if (score > (best?.score ?? 0)) best = { entry, score };
    }
  }
  return best && best.score >= 0.6 ? best.entry : null;
}

/** Of the wording, how much was said; of what was said, how much the wording explains. Short key words may suffice. */
function similarity(asked: ReadonlySet<string>, wording: ReadonlySet<string>): number {
  const said = [...wording].filter((word) => alike(word, asked)).length;
  if (said === 0) return 0;
  return 0.7 * (said / wording.size) + 0.3 * Math.min(1, explained(asked, wording) * 1.5);
}

const explained = (asked: ReadonlySet<string>, words: ReadonlySet<string>): number =>
  [...asked].filter((word) => alike(word, words)).length / asked.size;

const alike = (word: string, others: ReadonlySet<string>): boolean =>
  others.has(word) || [...others].some((other) => near(word, other));

function stems(text: string): Set<string> {
  return new Set(
    tokenize(text.slice(0, 300))
      .filter((token) => token.kind === 'word' && !emptyWords.has(token.plain) && token.plain.length > 2)
      .map((token) => plainStem(token.plain)),
  );
}

/** Endings of number, gender and verb forms, alike in the three languages, are what words differ in at their end. */
const plainStem = (word: string): string =>
  word.length > 6 ? word.slice(0, Math.max(6, word.length - 3)) : word.replace(/s$/, '');

function near(a: string, b: string): boolean {
  if (a.length < 6 || b.length < 6) return false;
  return a.startsWith(b) || b.startsWith(a) || oneEditApart(a, b);
}

function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [x, y] = [a.slice(i), b.slice(i)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1);
}

/** Words that questions and bookings are made of, not what they are about. */
const emptyWords: ReadonlySet<string> = new Set(
  plain(
    `que cual cuales como cuando donde quien cuanto cuanta cuantos para por con sin los las del una uno unos unas
    hay son esta estan tiene tienen tengo puedo puede pueden debo quiero quisiera hacer ser ustedes usted mis sus
    the and are you your can does have has what which when where who how with for from this that there any get
    please would could should
    voces voce tem tenho posso pode podem devo quero gostaria fazer ser meu minha seu sua nos nas dos das uma
    quem quanto qual quais onde quando como sem
    reservar reserva reservas agendar hora horas cita citas turno turnos todo todos nada algo favor gracias hola
    book booking bookings appointment appointments schedule everything anything something want need like hello thanks all
    marcar agendamento horario horarios consulta tudo algo obrigado obrigada`,
  ).split(/\s+/),
);
