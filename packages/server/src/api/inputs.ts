import { isDate, isZone, minuteOf } from '@booking-chat/core/time/zone';
import * as z from 'zod/mini';
import { says } from './parse-input.ts';

/** The pieces of which the operations' inputs are made. GraphQL's null and absent mean the same everywhere. */

const unwanted =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** An id of ours or of a client: never a separator of the store's keys. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,80}$/));

/** A person's words over any number of lines. */
export const text = (longest: number) =>
  z.string().check(z.overwrite(upTo(longest, cleaned)), z.minLength(1), z.maxLength(longest));

/** Words that may be taken away: absent stays absent, null and what has nothing to read become null. */
export const clearable = (longest: number) =>
  z.pipe(
    z.nullish(z.string().check(z.overwrite(upTo(longest, cleaned)), z.maxLength(longest))),
    z.transform((value) => (value === '' ? null : value)),
  );

/** What a form's box that was cleared says: absent stays absent, blank is none. */
export const blankIsNone = <Schema extends z.ZodMiniType<unknown, unknown>>(schema: Schema) =>
  z.pipe(
    z.transform((value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)),
    z.nullish(schema),
  );

/** A person's words on one line: a name, a search. */
export const line = (longest: number) =>
  z.string().check(z.overwrite(upTo(longest, onOneLine)), z.minLength(1), z.maxLength(longest));

/** Any script, but no link: it is mailed to an address that somebody typed. */
export const personName = line(100).check(
  z.refine((name) => /\p{L}/u.test(name) && !/:\/\/|www\.|[<>{}]/i.test(name), says('format')),
);

/** One plain address, as browsers accept it in forms, with a dot in its domain. */
export const email = z.string().check(
  z.maxLength(254),
  z.overwrite((value) => value.trim()),
  z.minLength(1),
  z.regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/,
  ),
);

/** As people write it: 6 to 15 digits (ITU-T E.164) and the usual signs between them. */
export const phone = z.string().check(
  z.maxLength(40),
  z.overwrite((value) => value.trim()),
  z.regex(/^\+?[\d\s().-]+$/),
  z.refine((value) => /^\d{6,15}$/.test(value.replace(/\D/g, '')), says('format')),
);

/** A BCP 47 tag; which of our languages it means is `language.ts`'s to say. */
export const languageTag = z
  .string()
  .check(z.maxLength(35), z.regex(/^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*$/));

export const timezone = z.string().check(z.maxLength(60), z.refine(isZone, says('zone')));

export const date = z.string().check(z.refine(isDate, says('format')), z.refine(isNear, says('date-far')));

/** Epoch minute. */
export const moment = z.pipe(
  z.string().check(
    z.maxLength(40),
    z.refine((value) => minuteOf(value) !== null, says('format')),
    z.refine(isNear, says('date-far')),
  ),
  z.transform((value) => minuteOf(value) as number),
);

/** The same as an ISO 8601 moment in UTC. */
export const instant = z.pipe(
  moment,
  z.transform((minute) => new Date(minute * 60_000).toISOString()),
);

export const pageLimit = (most: number) => z.nullish(z.int().check(z.minimum(1), z.maximum(most)));
export const pageMark = z.nullish(z.string().check(z.maxLength(1_000)));
export const token = z.string().check(z.minLength(1), z.maxLength(2_048));
export const idempotencyKey = z.string().check(z.minLength(8), z.maxLength(100), z.regex(/^[\x21-\x7e]+$/));

/** Years of other calendars (Buddhist 2569, Persian 1405, Hebrew 5787) are mistakes, not wishes. */
function isNear(value: string): boolean {
  const year = Number(value.slice(0, 4));
  return year >= 2000 && year <= 2200;
}

/** No control characters, no half surrogate pairs, no marks that reorder what stands around them; empty if all is invisible. */
function cleaned(value: string): string {
  const kept = value.normalize('NFC').replace(unwanted, '').trim();
  return /[^\p{C}\p{Z}]/u.test(kept) ? kept : '';
}

function onOneLine(value: string): string {
  return cleaned(value).replace(/\s+/gu, ' ');
}

/** Cleaning may shorten; what no cleaning would bring under the limit is left as it is, and refused for its length. */
function upTo(longest: number, clean: (value: string) => string) {
  return (value: string) => (value.length > longest * 2 ? value : clean(value));
}
