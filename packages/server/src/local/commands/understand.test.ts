import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { understandLines } from './understand.ts';

const request = {
  id: 'a',
  text: 'un corte mañana',
  lang: 'auto',
  now: '2026-11-23T10:00:00',
  timezone: 'America/Santiago',
  catalog: { services: [{ id: 'corte', name: 'Corte de cabello' }], providers: [] },
  expecting: null,
};

async function run(lines: readonly string[], options = {}) {
  let out = '';
  const code = await understandLines(options, Readable.from(`${lines.join('\n')}\n`), {
    write: (text) => {
      out += text;
    },
  });
  return {
    code,
    answers: out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
}

describe('understand, a request a line', () => {
  it('answers in order, with the id', async () => {
    const { code, answers } = await run(
      [request, { ...request, id: 'b', text: 'hola' }].map((r) => JSON.stringify(r)),
    );
    expect(code).toBe(0);
    expect(answers).toMatchObject([
      { id: 'a', service: 'corte', date: '2026-11-24' },
      { id: 'b', intent: 'greet', service: null },
    ]);
  });

  it('explains which reader found what', async () => {
    const { answers } = await run([JSON.stringify(request)], { explain: true });
    expect(answers[0].findings).toContainEqual({ reader: 'service', found: 'corte', text: 'corte' });
  });

  it.each([
    ['not JSON', 'x', ''],
    ['a missing text', JSON.stringify({ ...request, text: undefined }), 'text'],
    ['another language', JSON.stringify({ ...request, lang: 'fr' }), 'lang'],
    ['no such day', JSON.stringify({ ...request, now: '2026-02-31T10:00:00' }), 'now'],
    ['no such zone', JSON.stringify({ ...request, timezone: 'Mars/Base' }), 'timezone'],
    [
      'a service without a name',
      JSON.stringify({ ...request, catalog: { services: [{ id: 'x' }], providers: [] } }),
      'catalog.services.0.name',
    ],
  ])('names the field of %s and goes on', async (_, line, field) => {
    const { code, answers } = await run([line, JSON.stringify(request)]);
    expect(code).toBe(1);
    expect(answers[0]).toMatchObject({ line: 1, error: { field } });
    expect(answers[1]).toMatchObject({ id: 'a', service: 'corte' });
  });
});
