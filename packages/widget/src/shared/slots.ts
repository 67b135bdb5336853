import type { Slot } from '../../../schema/src/generated/types.ts';

export type Day = { date: string; slots: readonly Slot[] };

/** Slots by local day, both ascending. A start that several providers have free is listed once: the first one's. */
export function byDay(slots: readonly Slot[]): Day[] {
  const days = new Map<string, Map<string, Slot>>();
  for (const slot of [...slots].sort((one, other) => one.start.localeCompare(other.start))) {
    const day = days.get(slot.localDate) ?? new Map<string, Slot>();
    if (!day.has(slot.start)) day.set(slot.start, slot);
    days.set(slot.localDate, day);
  }
  return [...days]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([date, starts]) => ({ date, slots: [...starts.values()] }));
}

/** The next fortnight to ask for, after `date` (both days included). */
export const fortnightFrom = (date: string, shift: number): { from: string; to: string } => ({
  from: addDays(date, shift),
  to: addDays(date, shift + 13),
});

function addDays(date: string, days: number): string {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** The one provider of all slots, or null when they are several people's. */
export const soleProvider = (slots: readonly Slot[]): string | null => {
  const [first, ...rest] = slots;
  return first && rest.every((slot) => slot.providerId === first.providerId) ? first.providerId : null;
};
