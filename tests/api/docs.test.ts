import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasons } from '@booking-chat/server/api/errors';
import { en } from '@booking-chat/server/api/messages/en';
import { es } from '@booking-chat/server/api/messages/es';
import { pt } from '@booking-chat/server/api/messages/pt';
import type { Operation } from '@booking-chat/server/api/operation';
import { resolvers } from '@booking-chat/server/api/resolvers/resolvers';
import type { GraphQLEnumType, GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operations, schema } from './cases.ts';

const page = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');

describe('schema, code and pages say the same', () => {
  it('every operation has a resolver, and no other', () =>
    expect(Object.values(resolvers).flatMap(Object.keys).sort()).toEqual(
      operations.map((one) => one.name).sort(),
    ));

  it('docs/api.md names each operation with who may ask it', () => {
    const table = [...page('api.md').matchAll(/^\| `(\w+)` \| (`\w+`|none|server)/gm)];
    const all: Record<string, Operation> = Object.assign({}, ...Object.values(resolvers));
    expect(Object.fromEntries(table.map(([, name, scope]) => [name, scope?.replaceAll('`', '')]))).toEqual(
      Object.fromEntries(Object.entries(all).map(([name, one]) => [name, accessOf(one)])),
    );
  });

  it('the error codes of the schema are those of the code', () =>
    expect((schema.getType('ErrorCode') as GraphQLEnumType).getValues().map((one) => one.name)).toEqual(
      Object.keys(reasons),
    ));

  it('docs/errors.md lists every code and reason in order, with its words', () => {
    const rows = [...page('errors.md').matchAll(/^\| (?:`([A-Z_]+)`)? *\| `([a-z-]+)` \| (.+) \|$/gm)];
    const expected = Object.entries(reasons).flatMap(([code, list]) =>
      list.map((reason, at) => [at === 0 ? code : undefined, reason, en[reason].filter(Boolean).join(' ')]),
    );
    expect(rows.map(([, code, reason, words]) => [code, reason, words])).toEqual(expected);
  });

  it('every field of ErrorInfo that a message needs exists', () => {
    const fields = Object.keys((schema.getType('ErrorInfo') as GraphQLObjectType).getFields());
    for (const messages of [es, en, pt])
      for (const [message, remedy] of Object.values(messages))
        for (const [, name] of `${message} ${remedy ?? ''}`.matchAll(/\{(\w+)\}/g))
          expect(fields).toContain(name);
  });

  it('the three languages differ in words and agree in placeholders', () => {
    const holes = (text: string | null) => (text?.match(/\{\w+\}/g) ?? []).sort();
    for (const reason of Object.keys(en) as (keyof typeof en)[]) {
      for (const other of [es, pt]) {
        expect(other[reason][0], reason).not.toBe(en[reason][0]);
        expect(holes(other[reason][1]), reason).toEqual(holes(en[reason][1]));
      }
      for (const [message, remedy] of [es[reason], en[reason], pt[reason]])
        expect(`${message} ${remedy ?? ''}`.trim(), reason).toMatch(/\.$/);
    }
  });
});

const accessOf = (one: Operation): string => (one.open ? 'none' : (one.scope ?? one.area ?? 'server'));
