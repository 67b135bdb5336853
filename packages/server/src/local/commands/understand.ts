import { createInterface } from 'node:readline';
import { explain, understand } from '@booking-chat/core/language/understand';
import type { UnderstandRequest } from '@booking-chat/core/language/understanding';
import { z } from 'zod';

export interface UnderstandOptions {
  /** Adds what each reader found to every answer. */
  readonly explain?: boolean;
}

export interface UnderstandOutput {
  write(text: string): unknown;
}

/** Characters of one line; a longer one is refused unread. */
const longestLine = 1_000_000;

/**
 * One JSON request a line in, one JSON answer a line out, in order; a line that is no request is answered with
 * `{id, line, error: {field, message}}`. Resolves to the exit code: 0, or 1 when some line was no request.
 */
export async function understandLines(
  options: UnderstandOptions,
  input: NodeJS.ReadableStream = process.stdin,
  output: UnderstandOutput = process.stdout,
): Promise<0 | 1> {
  let line = 0;
  let failed = false;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    const answer = answerLine(text, options);
    if ('error' in answer) {
      failed = true;
      output.write(`${JSON.stringify({ id: answer.id, line, error: answer.error })}\n`);
    } else output.write(`${JSON.stringify(answer)}\n`);
  }
  return failed ? 1 : 0;
}

interface Refused {
  readonly id?: string;
  readonly error: { readonly field: string; readonly message: string };
}

function answerLine(text: string, options: UnderstandOptions): Refused | object {
  if (text.length > longestLine) return refused('', `longer than ${longestLine} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused('', `not JSON: ${(error as Error).message}`);
  }
  const id = (value as { id?: unknown } | null)?.id;
  const known = typeof id === 'string' ? id : undefined;
  const parsed = requestForm.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refused(issue?.path.join('.') ?? '', issue?.message ?? 'not a request', known);
  }
  const request = parsed.data as UnderstandRequest;
  if (!options.explain) return understand(request);
  const { understanding, findings } = explain(request);
  return { ...understanding, findings };
}

const refused = (field: string, message: string, id?: string): Refused => ({
  ...(id !== undefined && { id }),
  error: { field, message },
});

const isoMoment = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

const slots = z.looseObject({
  service: z.string().optional(),
  provider: z.string().optional(),
  date: z.string().optional(),
  time: z.string().optional(),
  city: z.string().optional(),
  contact: z
    .object({ name: z.string().optional(), email: z.string().optional(), phone: z.string().optional() })
    .optional(),
});

const named = { id: z.string(), name: z.string(), aliases: z.array(z.string()).optional() };

const requestForm = z.object({
  id: z.string().optional(),
  text: z.string(),
  lang: z.enum(['es', 'en', 'pt', 'auto']),
  now: z.string().regex(isoMoment, 'local wall time as YYYY-MM-DDTHH:MM:SS').refine(isDay, 'no such day'),
  timezone: z.string().refine(isZone, 'no IANA time zone'),
  country: z.string().optional(),
  catalog: z.object({
    services: z.array(z.object(named)),
    providers: z.array(z.object({ ...named, serviceIds: z.array(z.string()).optional() })),
    cities: z.array(z.string()).optional(),
  }),
  expecting: z
    .object({
      act: z.enum([
        'ask',
        'confirm',
        'offer',
        'offer_booking',
        'anything_else',
        'booked',
        'failed',
        'told',
        'goodbye',
      ]),
      slots: z.array(z.enum(['service', 'provider', 'date', 'time', 'city', 'name', 'email', 'phone'])),
      proposed: slots,
      known: slots,
      options: z
        .array(
          z.looseObject({
            service: z.string().optional(),
            provider: z.string().optional(),
            date: z.string().optional(),
            time: z.string().optional(),
          }),
        )
        .optional(),
      lastReply: z.string().nullish(),
    })
    .nullish(),
});

const zones = new Map<string, boolean>();

function isZone(zone: string): boolean {
  let known = zones.get(zone);
  if (known === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      known = true;
    } catch {
      known = false;
    }
    if (zones.size < 1000) zones.set(zone, known);
  }
  return known;
}

/** The calendar has it: 31 February rolls over to another day. */
function isDay(now: string): boolean {
  const day = new Date(`${now.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().slice(0, 10) === now.slice(0, 10);
}
