import type { BookingRefusal } from '@booking-chat/core/booking/booking';
import type { Catalog } from '@booking-chat/core/catalog/catalog';
import type { SlotRefusal } from '@booking-chat/core/scheduling/slots';
import { toIso } from '@booking-chat/core/time/zone';
import type { SlotRefusalKind } from '@booking-chat/schema/generated/types';
import { ApiError, type ReasonOf } from './errors.ts';
import { presentSlot } from './present.ts';

/** What is needed to show the open times near a refused one. */
export interface RefusedRequest {
  /** null: the refusal cannot be about a time. */
  readonly catalog: Catalog | null;
  readonly serviceId: string;
  readonly timezone: string;
}

/** A booking's refusal as the error of its code, with the way forward that the refusal knows. */
export function refusalError(refusal: BookingRefusal, asked: RefusedRequest): ApiError {
  switch (refusal.kind) {
    case 'slot': {
      const info = {
        field: 'input.start',
        wanted: toIso(refusal.wanted),
        refusal: refusalKinds[refusal.why.kind],
        nearestSlots: refusal.nearest.flatMap((slot) =>
          asked.catalog ? [presentSlot(asked.catalog, asked.serviceId, slot, asked.timezone)] : [],
        ),
        ...(refusal.why.kind === 'limit' ? { limit: refusal.why.limit } : {}),
      };
      return refusal.why.kind === 'taken'
        ? new ApiError('SLOT_TAKEN', info)
        : new ApiError('SLOT_NOT_AVAILABLE', { ...info, reason: slotReasons[refusal.why.kind] });
    }
    case 'not-found':
      return new ApiError('NOT_FOUND', { reason: refusal.what });
    case 'not-offered':
      return new ApiError('SLOT_NOT_AVAILABLE', { reason: 'not-offered', field: 'input.providerId' });
    case 'cutoff':
      return new ApiError('CONFLICT', { reason: 'cutoff', changesUntil: toIso(refusal.changesUntil) });
    case 'status':
      return new ApiError('CONFLICT', { reason: 'status', bookingStatus: refusal.status });
    case 'offer-expired':
      return new ApiError('CONFLICT', { reason: 'offer-expired' });
    case 'key-reused':
      return new ApiError('CONFLICT', { reason: 'key-reused', field: 'input.idempotencyKey' });
    case 'plan-limit':
      return new ApiError('PLAN_LIMIT_REACHED', { reason: 'bookings', limit: refusal.limit });
    case 'customer-blocked':
      return new ApiError('FORBIDDEN', { reason: 'customer-blocked' });
    case 'version':
      return new ApiError('CONFLICT', { reason: 'version', currentVersion: refusal.currentVersion });
    case 'conflict':
      return new ApiError('CONFLICT', { reason: 'changed' });
  }
}

const refusalKinds: Readonly<Record<SlotRefusal['kind'], SlotRefusalKind>> = {
  past: 'PAST',
  closed: 'CLOSED',
  'day-off': 'DAY_OFF',
  notice: 'NOTICE',
  horizon: 'HORIZON',
  buffer: 'BUFFER',
  taken: 'TAKEN',
  limit: 'LIMIT',
  'off-grid': 'OFF_GRID',
};

const slotReasons: Readonly<Record<Exclude<SlotRefusal['kind'], 'taken'>, ReasonOf<'SLOT_NOT_AVAILABLE'>>> = {
  past: 'slot-past',
  closed: 'slot-closed',
  'day-off': 'slot-day-off',
  notice: 'slot-notice',
  horizon: 'slot-horizon',
  buffer: 'slot-buffer',
  limit: 'slot-limit',
  'off-grid': 'slot-off-grid',
};
