import type { Provider, Service } from '@booking-chat/core/catalog/catalog';
import type {
  Availability,
  DateException,
  MinuteRange,
  SlotRules,
  WeeklyHours,
} from '@booking-chat/core/scheduling/rules';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';

/** One demo business as it is seeded: plain data, the same for the same day. */
export interface DemoTenant {
  readonly settings: Omit<Tenant, 'tenantId' | 'createdAt' | 'catalogVersion' | 'version'>;
  readonly tenantId: string;
  readonly services: readonly Service[];
  readonly providers: readonly Provider[];
  readonly availability: {
    readonly tenant: Availability;
    readonly providers: Readonly<Record<string, Availability>>;
    readonly services: Readonly<Record<string, Availability>>;
  };
}

type ServiceFacts = Pick<Service, 'serviceId' | 'name' | 'aliases' | 'category' | 'durationMinutes'> & {
  readonly price: number | null;
  readonly description: string;
  readonly capacity?: number;
  readonly needsApproval?: boolean;
  readonly rules?: Partial<SlotRules>;
};

/** `price` in the currency's minor unit. */
export const serviceIn =
  (currency: string) =>
  ({ price, ...facts }: ServiceFacts): Service => ({
    capacity: 1,
    needsApproval: false,
    rules: {},
    active: true,
    version: 0,
    ...facts,
    price: price === null ? null : { amount: price, currency },
  });

type ProviderFacts = Pick<Provider, 'providerId' | 'name' | 'aliases' | 'bio' | 'email' | 'serviceIds'> & {
  readonly title?: string;
  readonly rules?: Partial<SlotRules>;
};

export const providerIn =
  (timezone: string) =>
  (facts: ProviderFacts): Provider => ({
    rules: {},
    active: true,
    version: 0,
    photoUrl: null,
    timezone,
    ...facts,
    title: facts.title ?? null,
  });

/** Seven days, Monday first, each as "09:00-13:00 14:00-18:00" or "" for a closed day. */
export const week = (...days: readonly string[]): WeeklyHours => days.map(ranges);

/** "09:00-13:00 14:00-18:00" as minutes of the day. */
export function ranges(text: string): MinuteRange[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((range) => {
      const [start = '', end = ''] = range.split('-');
      return { start: minuteOfDay(start), end: minuteOfDay(end) };
    });
}

export const open = (weekly: WeeklyHours, exceptions: readonly DateException[] = []): Availability => ({
  weekly,
  exceptions,
});

/** The date `weeks` weeks after the Monday of `today`'s week, plus `day` days (0 is Monday). */
export function dayInWeeks(today: string, weeks: number, day: number): string {
  const date = new Date(`${today}T00:00:00Z`);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  date.setUTCDate(date.getUTCDate() - sinceMonday + weeks * 7 + day);
  return date.toISOString().slice(0, 10);
}

function minuteOfDay(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
