import { expect, it } from 'vitest';
import { hasWords, NameIndex, sameName } from './search-words.ts';

it.each([
  [['Ana Martínez', 'Dra.'], 'martinez', true],
  [['Ana Martínez', 'Dra.'], 'MART ana', true],
  [['Ana Martínez', 'ana@example.com'], 'example', true],
  [['Ana Martínez', null], 'tinez', false],
  [['Ana Martínez'], 'ana juan', false],
])('%j has the words %j: %s', (texts, query, found) => expect(hasWords(texts, query)).toBe(found));

it.each([
  ['Corte', 'córte', true],
  ['Corte  de pelo', ' corte de PELO', true],
  ['Corte', 'Cortes', false],
])('%j and %j are one name: %s', (a, b, same) => expect(sameName(a, b)).toBe(same));

it('finds by name, also after a change of name', () => {
  const index = new NameIndex([{ id: 'a', name: 'Corte' }], (one) => one.id);
  index.put({ id: 'b', name: 'córte' });
  expect(index.called('CORTE').map((one) => one.id)).toEqual(['a', 'b']);
  index.put({ id: 'a', name: 'Color' });
  expect(index.called('corte').map((one) => one.id)).toEqual(['b']);
  expect(index.called('color').map((one) => one.id)).toEqual(['a']);
  expect(index.called('nada')).toEqual([]);
});
