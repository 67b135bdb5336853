import * as z from 'zod/mini';
import { orNone } from './catalog-inputs.ts';
import { email, id, line, text } from './inputs.ts';

/** Sections of the settings: shapes and clean words. What may be stored, core's `settingsProblems` says. */

const word = z.string().check(
  z.maxLength(60),
  z.overwrite((value) => value.trim()),
);
const capitals = z.string().check(
  z.maxLength(10),
  z.overwrite((value) => value.trim().toUpperCase()),
);
const address = orNone(
  z.string().check(
    z.maxLength(500),
    z.overwrite((value) => value.trim()),
  ),
);
const limit = z.nullish(z.int());

const business = z.object({
  name: line(100),
  language: word,
  timezone: word,
  country: capitals,
  currency: capitals,
  trade: word,
  address: orNone(line(200)),
  directions: orNone(text(500)),
  phone: orNone(line(40)),
  email: orNone(email),
  website: address,
});

const branding = z.object({
  primaryColor: word,
  logoUrl: address,
  agentName: line(60),
  position: word,
  theme: word,
});

const agent = z.object({
  mode: z.enum(['FSM', 'ASSISTED', 'FULL']),
  style: z.enum(['FORMAL', 'NEUTRAL', 'CASUAL']),
  greetings: z.array(z.object({ language: word, text: text(500) })).check(z.maxLength(10)),
  faq: z
    .array(
      z.object({
        id: z.nullish(id),
        question: line(200),
        alsoAsked: z.array(line(200)).check(z.maxLength(20)),
        answer: text(1_000),
      }),
    )
    .check(z.maxLength(200)),
  contactFields: z.array(z.object({ field: word, required: z.boolean() })).check(z.maxLength(3)),
  conversationTtlMinutes: z.int(),
  holdMinutes: z.int(),
  handoffEmail: orNone(email),
  timesIn: word,
});

const rules = z.object({
  slotIntervalMinutes: z.int(),
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  minimumNoticeMinutes: z.int(),
  horizonDays: z.int(),
  maxBookingsPerDay: limit,
  maxBookingsPerCustomerPerDay: limit,
  maxUpcomingPerCustomer: limit,
  changeCutoffMinutes: z.int(),
});

export const settingsInput = z.object({
  version: z.int().check(z.minimum(0)),
  business: z.nullish(business),
  branding: z.nullish(branding),
  agent: z.nullish(agent),
  rules: z.nullish(rules),
});
export type SettingsInput = z.output<typeof settingsInput>;
