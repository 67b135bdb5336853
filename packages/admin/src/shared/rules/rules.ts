import type { RuleOverrides, SlotRules } from '@booking-chat/schema/generated/types';
import type { FieldErrors } from '../forms/use-form.ts';
import type { SharedTexts } from '../i18n/texts/index.ts';

export type RuleName = Exclude<keyof SlotRules, '__typename'>;
export type Rules = Readonly<Record<RuleName, number | null>>;

interface RuleRange {
  readonly name: RuleName;
  readonly unit: 'minutes' | 'days' | null;
  readonly least: number;
  readonly most: number;
  /** null is no limit; an override of 0 lifts the business's. */
  readonly isLimit: boolean;
}

const day = 1_440;
const minutes = (name: RuleName, least: number, most: number): RuleRange => ({
  name,
  unit: 'minutes',
  least,
  most,
  isLimit: false,
});
const limit = (name: RuleName): RuleRange => ({ name, unit: null, least: 1, most: 10_000, isLimit: true });

/** In the order in which they are shown. */
export const ruleRanges: readonly RuleRange[] = [
  minutes('slotIntervalMinutes', 1, day),
  minutes('minimumNoticeMinutes', 0, 60 * day),
  minutes('bufferBeforeMinutes', 0, day),
  minutes('bufferAfterMinutes', 0, day),
  { name: 'horizonDays', unit: 'days', least: 1, most: 730, isLimit: false },
  minutes('changeCutoffMinutes', 0, 60 * day),
  limit('maxBookingsPerDay'),
  limit('maxBookingsPerCustomerPerDay'),
  limit('maxUpcomingPerCustomer'),
];

/** As a form keeps them: every rule there, null where nothing is said. */
export const rulesOf = (rules: Readonly<Partial<RuleOverrides>>): Rules =>
  Object.fromEntries(ruleRanges.map(({ name }) => [name, rules[name] ?? null])) as Rules;

/** What is out of bounds, by field (`rules.horizonDays`). `overrides`: null inherits, and 0 lifts a limit. */
export function ruleErrors(rules: Rules, overrides: boolean, t: SharedTexts): FieldErrors {
  const found = ruleRanges.flatMap(({ name, least, most, isLimit }) => {
    const value = rules[name];
    if (value === null) return overrides || isLimit ? [] : [[`rules.${name}`, t.required]];
    const from = isLimit && overrides ? 0 : least;
    if (!Number.isInteger(value)) return [[`rules.${name}`, t.notANumber]];
    return value < from || value > most ? [[`rules.${name}`, t.outOfRange(from, most)]] : [];
  });
  return Object.fromEntries(found) as FieldErrors;
}
