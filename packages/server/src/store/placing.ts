import type { BookingRefusal } from '@booking-chat/core/booking/booking';
import { place } from '@booking-chat/core/booking/place';
import { takingWalkIns } from '@booking-chat/core/booking/walk-in';
import type { Catalog, Provider, Service } from '@booking-chat/core/catalog/catalog';
import { occupation } from '@booking-chat/core/scheduling/conflict';
import { bookableSpan, type SlotOptions } from '@booking-chat/core/scheduling/limits';
import { nearestSlots } from '@booking-chat/core/scheduling/nearest';
import { scheduleFor } from '@booking-chat/core/scheduling/resolve';
import type { ProviderSchedule, SlotRefusal } from '@booking-chat/core/scheduling/slots';
import type { Tenant } from '@booking-chat/core/tenancy/tenant';
import type { EpochMinute } from '@booking-chat/core/time/interval';
import { localDay, startOfLocalDay } from '@booking-chat/core/time/zone';
import { type AgendaDay, agendaAt, daysOf, entriesOf, readAgendaDay } from './agendas.ts';
import { loadSchedules } from './availability.ts';
import type { Db, Wanted } from './db.ts';
import type { Item } from './item.ts';

/** Where an appointment is wanted: the part that hold, booking and move have in common. */
export interface PlaceRequest {
  readonly tenant: Tenant;
  readonly catalog: Catalog;
  readonly service: Service;
  readonly providers: readonly Provider[];
  readonly start: EpochMinute;
}

/** The same for who stands at the desk. */
export function placeRequest(
  { tenant, catalog, service, providers, start }: PlaceRequest,
  walkIn = false,
): PlaceRequest {
  return { tenant, catalog, service, providers: walkIn ? providers.map(takingWalkIns) : providers, start };
}

interface DayOfProvider {
  readonly provider: Provider;
  readonly day: number;
  readonly at: Wanted;
}

/** The agenda days that decide: those the appointment touches, and the provider's local day for loads and limits. */
export function decidingDays({ tenant, catalog, service, providers, start }: PlaceRequest): DayOfProvider[] {
  return providers.flatMap((provider) => {
    const schedule = scheduleFor(catalog, tenant.rules, service, provider, []);
    const { busyStart, busyEnd } = occupation(schedule, start);
    const date = localDay(provider.timezone, start);
    const window = {
      start: Math.min(busyStart, startOfLocalDay(provider.timezone, date)),
      end: Math.max(busyEnd, startOfLocalDay(provider.timezone, date + 1)),
    };
    return daysOf(window).map((day) => ({
      provider,
      day,
      at: agendaAt(tenant.tenantId, provider.providerId, day),
    }));
  });
}

export type Placed =
  | {
      readonly ok: true;
      readonly schedule: ProviderSchedule;
      readonly provider: Provider;
      /** The chosen provider's days as read. */
      readonly days: readonly AgendaDay[];
    }
  | { readonly ok: false; readonly why: SlotRefusal };

/** Every rule, on the agendas as just read. `now` in epoch milliseconds. */
export function placeOn(
  { tenant, catalog, service, providers, start }: PlaceRequest,
  days: readonly AgendaDay[],
  now: number,
  options: SlotOptions,
): Placed {
  const schedules = providers.map((provider) =>
    scheduleFor(
      catalog,
      tenant.rules,
      service,
      provider,
      entriesOf(days.filter((day) => day.providerId === provider.providerId)),
    ),
  );
  const placed = place(schedules, start, now / 60_000, options);
  if (!placed.ok) return placed;
  const { schedule } = placed;
  return {
    ok: true,
    schedule,
    provider: providers.find((one) => one.providerId === schedule.providerId) as Provider,
    days: days.filter((day) => day.providerId === schedule.providerId),
  };
}

export const readDays = (wanted: readonly DayOfProvider[], items: readonly (Item | null)[], now: number) =>
  wanted.map(({ provider, day }, at) => readAgendaDay(items[at] ?? null, provider.providerId, day, now));

const alternatives = 3;
const daysBefore = 2;
const daysAfter = 14;

/** The refusal of a wanted time, with the nearest open ones: what is read for them decides nothing. */
export async function refuseSlot(
  db: Db,
  request: PlaceRequest,
  why: SlotRefusal,
  now: number,
  options: SlotOptions,
): Promise<BookingRefusal> {
  const { tenant, catalog, service, providers, start } = request;
  const nowMinute = now / 60_000;
  const [first] = providers;
  if (!first) return { kind: 'slot', why, wanted: start, nearest: [] };
  const { latest } = bookableSpan(scheduleFor(catalog, tenant.rules, service, first, []), nowMinute);
  const around = Math.min(Math.max(start, nowMinute), latest);
  const window = {
    start: Math.floor(Math.max(nowMinute, around - daysBefore * 1440)),
    end: Math.ceil(around + daysAfter * 1440),
  };
  const schedules = await loadSchedules(db, tenant, catalog, {
    serviceId: service.serviceId,
    providerIds: providers.map((one) => one.providerId),
    window,
    now,
  });
  const nearest = nearestSlots(schedules, start, nowMinute, {
    ...options,
    count: alternatives,
    within: window,
  });
  return { kind: 'slot', why, wanted: start, nearest };
}
