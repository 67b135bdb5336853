import type { SlotRules } from '@booking-chat/core/scheduling/rules';
import type { RuleOverrides } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';

const whole = (least: number, most: number) => z.nullish(z.int().check(z.minimum(least), z.maximum(most)));
const day = 1_440;

/** What a service or provider may change of the business's rules: null inherits, and 0 lifts a limit. */
export const ruleOverrides = z.nullish(
  z.object({
    slotIntervalMinutes: whole(1, day),
    bufferBeforeMinutes: whole(0, day),
    bufferAfterMinutes: whole(0, day),
    minimumNoticeMinutes: whole(0, 60 * day),
    horizonDays: whole(1, 730),
    maxBookingsPerDay: whole(0, 10_000),
    maxBookingsPerCustomerPerDay: whole(0, 10_000),
    maxUpcomingPerCustomer: whole(0, 10_000),
    changeCutoffMinutes: whole(0, 60 * day),
  }),
);

export const ruleNames = [
  'slotIntervalMinutes',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'minimumNoticeMinutes',
  'horizonDays',
  'maxBookingsPerDay',
  'maxBookingsPerCustomerPerDay',
  'maxUpcomingPerCustomer',
  'changeCutoffMinutes',
] as const satisfies readonly (keyof SlotRules)[];

const limits: ReadonlySet<string> = new Set<keyof SlotRules>([
  'maxBookingsPerDay',
  'maxBookingsPerCustomerPerDay',
  'maxUpcomingPerCustomer',
]);

/** As the store keeps them: what inherits is left out, a lifted limit is null. */
export function storedRules(said: Partial<Record<keyof SlotRules, number | null>>): Partial<SlotRules> {
  return Object.fromEntries(
    ruleNames.flatMap((name) => {
      const value = said[name] ?? null;
      return value === null ? [] : [[name, limits.has(name) && value === 0 ? null : value]];
    }),
  );
}

export function presentRules(rules: Partial<SlotRules>): RuleOverrides {
  const said = (name: keyof SlotRules) => (rules[name] === undefined ? null : (rules[name] ?? 0));
  return Object.fromEntries(ruleNames.map((name) => [name, said(name)])) as unknown as RuleOverrides;
}
