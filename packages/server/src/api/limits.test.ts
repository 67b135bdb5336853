import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { limitPassed } from './limits.ts';
import { executableSchema } from './schema.ts';

const schema = executableSchema(() => () => null);
const limits = { length: 0, tokens: 0, depth: 4, rootFields: 2, cost: 30 };

it.each([
  ['{ health { status } }', null],
  ['{ a: health { status } b: health { status } }', null],
  ['{ a: health { status } b: health { status } c: health { status } }', 'rootFields'],
  ['{ ...R ...R } fragment R on Query { a: health { status } b: health { status } }', 'rootFields'],
  ['{ searchServices { items { price { amount } } } }', null],
  ['{ getConversation(conversationId: "x") { lastReply { offer { price { amount } } } } }', 'depth'],
  // 1 + 1 + 10 × 2 = 22; the third field makes it 32.
  ['{ searchServices { items { name serviceId } } }', null],
  ['{ searchServices { items { name serviceId category } } }', 'cost'],
  ['{ searchServices { items { ...S } } } fragment S on Service { name serviceId category }', 'cost'],
  ['query A { health { status } } query B { searchServices { items { name serviceId category } } }', 'cost'],
])('%s: %s', (query, passed) => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  expect(limitPassed(schema, document, limits)).toBe(passed);
});

it('measures fragments that double in linear time', () => {
  const depth = 60;
  const fragments = Array.from({ length: depth }, (_, at) =>
    at === depth - 1
      ? `fragment F${at} on Service { name }`
      : `fragment F${at} on Service { ...F${at + 1} ...F${at + 1} }`,
  );
  const query = `{ getService(serviceId: "x") { ...F0 } } ${fragments.join(' ')}`;
  expect(limitPassed(schema, parse(query))).toBe('cost');
});
