import * as z from 'zod/mini';
import { email, id, line, text, timezone } from './inputs.ts';
import { says } from './parse-input.ts';
import { ruleOverrides } from './rule-overrides.ts';

/** A field that may be left out or emptied; a box that was cleared says ''. */
export const orNone = (schema: z.ZodMiniType<string, string>) =>
  z.pipe(
    z.transform((value) => (isBlank(value) ? null : value) as string | null),
    z.nullable(schema),
  );

const isBlank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

const webAddress = z.string().check(
  z.maxLength(500),
  z.overwrite((value) => value.trim()),
  z.refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), says('format')),
);

/** Tables write them between bars. */
const alias = line(100).check(z.refine((value) => !value.includes('|'), says('format')));
const aliases = z.nullish(z.array(alias).check(z.maxLength(30)));
const version = z.nullish(z.int().check(z.minimum(0)));
const minutesOfADay = 1_440;

export const category = line(100);

export const serviceInput = z.object({
  serviceId: z.nullish(id),
  version,
  name: line(100),
  aliases,
  category: orNone(category),
  description: orNone(text(2_000)),
  durationMinutes: z.int().check(z.minimum(1), z.maximum(minutesOfADay)),
  priceAmount: z.nullish(z.int().check(z.minimum(0), z.maximum(2_000_000_000))),
  capacity: z.nullish(z.int().check(z.minimum(1), z.maximum(1_000))),
  needsApproval: z.nullish(z.boolean()),
  active: z.nullish(z.boolean()),
  rules: ruleOverrides,
  providerIds: z.nullish(z.array(id).check(z.maxLength(200))),
});
export type ServiceInput = z.output<typeof serviceInput>;

export const providerInput = z.object({
  providerId: z.nullish(id),
  version,
  name: line(100),
  title: orNone(line(40)),
  aliases,
  bio: orNone(text(2_000)),
  photoUrl: orNone(webAddress),
  email: orNone(email),
  serviceIds: z.array(id).check(z.maxLength(2_000)),
  timezone: orNone(timezone),
  active: z.nullish(z.boolean()),
  rules: ruleOverrides,
});
export type ProviderInput = z.output<typeof providerInput>;
