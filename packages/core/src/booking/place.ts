import { rankByLoad } from '../scheduling/any-provider.ts';
import { type SlotOptions, whyNot } from '../scheduling/open-slots.ts';
import type { ProviderSchedule, SlotRefusal } from '../scheduling/slots.ts';
import type { EpochMinute } from '../time/interval.ts';

export type Placement =
  | { readonly ok: true; readonly schedule: ProviderSchedule }
  | { readonly ok: false; readonly why: SlotRefusal };

/**
 * Who of these takes an appointment at `start`: the provider on whose agenda the asker already holds it, else the least
 * occupied one. When nobody can, the reason that helps most: that of the provider who came closest.
 * `schedules` is not empty; `now` may carry a fraction of a minute.
 */
export function place(
  schedules: readonly ProviderSchedule[],
  start: EpochMinute,
  now: EpochMinute,
  options: SlotOptions = {},
): Placement {
  const [only, ...others] = schedules;
  if (!only) throw new Error('an appointment needs someone to give it');
  const asked = schedules.map((schedule) => ({ schedule, why: whyNot(schedule, start, now, options) }));
  const open = asked.filter(({ why }) => why === null).map(({ schedule }) => schedule);
  if (open.length === 0) return { ok: false, why: closest(asked.map(({ why }) => why as SlotRefusal)) };
  if (others.length === 0) return { ok: true, schedule: only };
  const held = open.find((schedule) => holdsAt(schedule, start, now, options.owner ?? null));
  const [leastLoaded] = rankByLoad(open, start, now, options);
  return { ok: true, schedule: held ?? leastLoaded ?? only };
}

function holdsAt(
  schedule: ProviderSchedule,
  start: EpochMinute,
  now: EpochMinute,
  owner: string | null,
): boolean {
  return schedule.agenda.some((entry) => {
    const isOwn = entry.kind === 'hold' && owner !== null && entry.owner === owner;
    const isThisSlot = entry.start === start && entry.serviceId === schedule.serviceId;
    const lives = (entry.expiresAt ?? 0) > now * 60;
    return isOwn && isThisSlot && lives;
  });
}

/** From the reason that is nearest to an open slot to the one that is furthest. */
const nearness: readonly SlotRefusal['kind'][] = [
  'limit',
  'taken',
  'buffer',
  'off-grid',
  'notice',
  'horizon',
  'day-off',
  'closed',
  'past',
];

const closest = (refusals: readonly SlotRefusal[]): SlotRefusal =>
  refusals.reduce((best, one) => (nearness.indexOf(one.kind) < nearness.indexOf(best.kind) ? one : best));
