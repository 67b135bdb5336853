import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from './understand.ts';
import type { UnderstandRequest } from './understanding.ts';

const base = {
  lang: 'auto',
  now: '2026-11-23T10:00:00',
  timezone: 'America/Santiago',
  catalog: {
    services: [
      { id: 'corte', name: 'Corte de cabello' },
      { id: 'facial', name: 'Limpieza facial' },
      { id: 'masaje', name: 'Masaje descontracturante' },
      { id: 'manicure', name: 'Manicure' },
      { id: 'sobrancelha', name: 'Design de sobrancelhas' },
      { id: 'progressiva', name: 'Escova progressiva' },
      { id: 'whitening', name: 'Teeth whitening' },
      { id: 'braces', name: 'Orthodontic consultation' },
    ],
    providers: [
      { id: 'ana', name: 'Ana Rojas' },
      { id: 'martinez', name: 'Dra. Paula Martínez' },
      { id: 'nunez', name: 'María José Núñez' },
      { id: 'pereira', name: 'João Carlos Pereira' },
      { id: 'souza', name: 'Juliana Souza' },
      { id: 'chen', name: 'Dr. Michael Henderson' },
    ],
  },
} as const satisfies Omit<UnderstandRequest, 'text'>;

type Edit = 'drop' | 'double' | 'swap' | 'replace' | 'insert';
const edits: readonly Edit[] = ['drop', 'double', 'swap', 'replace', 'insert'];

/** One typing error inside a word of four letters or more; the first letter stays. */
function mistype(name: string, seed: number, edit: Edit, letter: string): string {
  const words = name.split(' ');
  const long = words.flatMap((word, at) => (word.length >= 5 && !word.endsWith('.') ? [at] : []));
  const at = long[seed % long.length] as number;
  const word = [...(words[at] as string)];
  const place = 1 + (Math.floor(seed / 7) % (word.length - 2));
  if (edit === 'drop') word.splice(place, 1);
  if (edit === 'double') word.splice(place, 0, word[place] as string);
  if (edit === 'swap') word.splice(place, 2, word[place + 1] as string, word[place] as string);
  if (edit === 'replace') word[place] = letter;
  if (edit === 'insert') word.splice(place, 0, letter);
  words[at] = word.join('');
  return words.join(' ');
}

const typo = fc.record({
  seed: fc.nat(10_000),
  edit: fc.constantFrom(...edits),
  letter: fc.constantFrom(...'abcdefghijlmnoprstuvz'),
});
const frames = ['quiero %', 'quisiera agendar % para mañana', "I'd like %", 'quero marcar %', '%'];

describe('one typing error', () => {
  it('in the name of a service still finds or asks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...base.catalog.services),
        typo,
        fc.constantFrom(...frames),
        (service, t, frame) => {
          const text = frame.replace('%', mistype(service.name, t.seed, t.edit, t.letter).toLowerCase());
          const got = understand({ ...base, text });
          expect([got.service, ...(got.serviceCandidates ?? [])], text).toContain(service.id);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('in the name of a person still finds or asks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...base.catalog.providers), typo, fc.boolean(), (provider, t, small) => {
        const name = mistype(provider.name, t.seed, t.edit, t.letter);
        const text = `quiero hora con ${small ? name.toLowerCase() : name}`;
        const got = understand({ ...base, text });
        expect([got.provider, ...(got.providerCandidates ?? [])], text).toContain(provider.id);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any text at all', () => {
  const contexts: NonNullable<UnderstandRequest['expecting']>[] = [
    { act: 'ask', slots: ['name', 'email', 'phone'], proposed: {}, known: {} },
    { act: 'offer', slots: [], proposed: {}, known: {}, options: [{ time: '10:00' }, { time: '11:00' }] },
    { act: 'confirm', slots: [], proposed: { service: 'corte', time: '10:00' }, known: {} },
  ];
  const pieces = fc.constantFrom(
    'no',
    'con',
    'el',
    'a',
    'las',
    '5',
    '@',
    '.',
    'arroba',
    '+56',
    'mañana',
    'Ana',
    'corte',
    'para',
    'pero',
    '?',
    'to',
    '\u202e',
    '😀',
    "'; drop table",
    '<b>',
    'ignore',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join(' ')),
    fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join('')),
  );

  it('is answered in full, the same way twice, with ids of the catalog only', () => {
    const services = new Set<string>(base.catalog.services.map((s) => s.id));
    const providers = new Set<string>([...base.catalog.providers.map((p) => p.id), 'any']);
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(null, ...contexts),
        fc.constantFrom('auto', 'es', 'en', 'pt'),
        (said, expecting, lang) => {
          const request = { ...base, lang: lang as UnderstandRequest['lang'], text: said, expecting };
          const got = understand(request);
          expect(understand(request)).toEqual(got);
          if (got.service !== null) expect(services).toContain(got.service);
          if (got.provider !== null) expect(providers).toContain(got.provider);
          if (got.choice !== undefined)
            expect(got.choice).toBeLessThanOrEqual(expecting?.options?.length ?? 0);
          expect(got.acts[0]).toBe(got.intent);
        },
      ),
      { numRuns: 1000 },
    );
  });

  // What it costs is measured in bench/understanding; a blow-up would never come back.
  it('comes to an end, however long and however made the text', () => {
    const fills = [
      'a',
      ' ',
      '1',
      '1 ',
      '@.-(',
      'no con ',
      'con Martines ',
      'del martes al jueves ',
      'arroba punto ',
      '+1 (',
      '😀',
      'ñ',
      'sí pero ',
      "don't ",
    ];
    for (const fill of fills) {
      const { intent } = understand({ ...base, text: fill.repeat(10_000).slice(0, 10_000) });
      expect(intent, fill).toBeTypeOf('string');
    }
  });
});
