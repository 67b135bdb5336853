import * as z from 'zod/mini';
import { ApiError, type ErrorDetails, type ReasonOf, reasons } from './errors.ts';

/** Reads an operation's arguments, or throws INVALID_INPUT for the first thing wrong: field, reason, limit, value. */
export function parseInput<Schema extends z.ZodMiniType>(schema: Schema, args: unknown): z.output<Schema> {
  const outcome = z.safeParse(schema, args, { reportInput: true });
  if (outcome.success) return outcome.data;
  const issue = outcome.error.issues[0] as z.core.$ZodIssue;
  const field = issue.path.map(String).join('.') || null;
  throw new ApiError('INVALID_INPUT', { field, value: shownValue(issue, field), ...describe(issue) });
}

/** What a check of `inputs.ts` says by its name: `z.refine(isZone, says('zone'))`. */
export const says = (reason: ReasonOf<'INVALID_INPUT'>) => ({ error: reason });

function describe(issue: z.core.$ZodIssue): ErrorDetails<'INVALID_INPUT'> {
  switch (issue.code) {
    case 'invalid_type':
      return { reason: issue.input === undefined || issue.input === null ? 'required' : 'type' };
    case 'too_small': {
      const limit = Number(issue.minimum);
      if (issue.origin !== 'string') return { reason: 'too-small', limit };
      return limit === 1 ? { reason: 'required' } : { reason: 'too-short', limit };
    }
    case 'too_big':
      return { reason: issue.origin === 'string' ? 'too-long' : 'too-big', limit: Number(issue.maximum) };
    case 'invalid_format':
      return { reason: 'format' };
    case 'custom':
      return { reason: isReason(issue.message) ? issue.message : 'invalid' };
    default:
      return { reason: 'invalid' };
  }
}

const isReason = (text: string): text is ReasonOf<'INVALID_INPUT'> =>
  (reasons.INVALID_INPUT as readonly string[]).includes(text);

/** Fields whose values are a person's own words or data: never repeated, not even to the sender. */
const personal = /(^|\.)(text|notes|reason|name|email|phone|customer|userContext|manageToken|query)(\.|$)/;

const shownValue = ({ input }: z.core.$ZodIssue, field: string | null): string | null =>
  input === undefined || input === null || typeof input === 'object' || (field && personal.test(field))
    ? null
    : String(input);
