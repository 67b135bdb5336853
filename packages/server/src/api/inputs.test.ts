import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ApiError } from './errors.ts';
import { date, email, id, languageTag, line, moment, personName, phone, text, timezone } from './inputs.ts';
import { parseInput } from './parse-input.ts';

const kinds = {
  date,
  email,
  id,
  languageTag,
  line: line(20),
  moment,
  personName,
  phone,
  text: text(20),
  timezone,
};
type Kind = keyof typeof kinds;

const read = (kind: Kind, value: unknown): unknown => {
  try {
    return (parseInput(z.object({ it: kinds[kind] }), { it: value }) as { it: unknown }).it;
  } catch (error) {
    return error instanceof ApiError ? error.reason : error;
  }
};

describe('accepts and cleans', () => {
  it.each<[Kind, unknown, unknown]>([
    ['id', 'aurora-corte_1', 'aurora-corte_1'],
    ['line', '  corte   de\tpelo ', 'corte de pelo'],
    ['text', ' uno\n dos ', 'uno\n dos'],
    ['text', 'a\u0000b\u202ec\ud800d', 'abcd'],
    ['text', 'Cafe\u0301', 'Café'],
    ['text', '👩🏽‍⚕️', '👩🏽‍⚕️'],
    ['personName', "Ana-María O'Brien", "Ana-María O'Brien"],
    ['personName', 'مريم', 'مريم'],
    ['personName', '李小龙', '李小龙'],
    ['email', ' Ana.Soto+x@mail.example.co.uk ', 'Ana.Soto+x@mail.example.co.uk'],
    ['phone', '+56 (9) 8765-4321', '+56 (9) 8765-4321'],
    ['languageTag', 'pt_BR', 'pt_BR'],
    ['timezone', 'America/Santiago', 'America/Santiago'],
    ['date', '2028-02-29', '2028-02-29'],
    ['moment', '2026-11-25T10:00:00-03:00', Date.parse('2026-11-25T13:00Z') / 60_000],
    ['moment', '2026-11-25T13:00:00.000Z', Date.parse('2026-11-25T13:00Z') / 60_000],
  ])('%s %j: %j', (kind, value, kept) => expect(read(kind, value)).toEqual(kept));
});

describe('refuses, and says why', () => {
  it.each<[Kind, unknown, string]>([
    ['id', '', 'format'],
    ['id', 'a#b', 'format'],
    ['id', 'a/b', 'format'],
    ['id', 'x'.repeat(81), 'format'],
    ['id', 7, 'type'],
    ['line', ' \u200e\n ', 'required'],
    ['line', 'x'.repeat(21), 'too-long'],
    ['line', 'x'.repeat(10_000), 'too-long'],
    ['text', null, 'required'],
    ['text', undefined, 'required'],
    ['text', ['x'], 'type'],
    ['personName', '12345', 'format'],
    ['personName', 'Win at https://evil.test', 'format'],
    ['personName', '<b>Ana</b>', 'format'],
    ['email', 'ana', 'format'],
    ['email', 'ana@mail', 'format'],
    ['email', 'ana@mail.test, b@mail.test', 'format'],
    ['email', 'ana@mail.test\nBcc: x@y.test', 'format'],
    ['email', '"<script>"@mail.test', 'format'],
    ['phone', '12345', 'format'],
    ['phone', 'call me', 'format'],
    ['phone', '1'.repeat(16), 'format'],
    ['languageTag', '../es', 'format'],
    ['timezone', 'Mars/Base', 'zone'],
    ['timezone', '+03:00', 'zone'],
    ['date', '2026-02-29', 'format'],
    ['date', '25/11/2026', 'format'],
    ['date', '2569-11-25', 'date-far'],
    ['date', '1405-09-04', 'date-far'],
    ['moment', '2026-11-25T10:00:00', 'format'],
    ['moment', '2026-11-25', 'format'],
    ['moment', '2569-11-25T10:00:00Z', 'date-far'],
  ])('%s %j: %s', (kind, value, reason) => expect(read(kind, value)).toBe(reason));
});

it.each([21, 41, 10_000])('%i characters are refused with the limit that holds', (length) => {
  for (const kind of ['line', 'text'] as const)
    expect(() => parseInput(kinds[kind], 'x'.repeat(length))).toThrow(
      expect.objectContaining({ info: expect.objectContaining({ reason: 'too-long', limit: 20 }) }),
    );
});

it('names the field and shows its value, unless it is a person’s', () => {
  const schema = z.object({ input: z.object({ serviceId: id, customer: z.object({ email }) }) });
  const infoOf = (input: object) => {
    try {
      return parseInput(schema, { input });
    } catch (error) {
      return (error as ApiError).info;
    }
  };
  const customer = { email: 'ana@mail.test' };
  expect(infoOf({ serviceId: 'a b', customer })).toEqual({
    field: 'input.serviceId',
    value: 'a b',
    reason: 'format',
  });
  expect(infoOf({ serviceId: 'ab', customer: { email: 'nobody' } })).toEqual({
    field: 'input.customer.email',
    value: null,
    reason: 'format',
  });
});
