import type { AuditConnection } from '@booking-chat/schema/generated/types';
import { readOperation } from '../../shared/api/operation.ts';

/** Enough for the life of one booking. */
export const readBookingTrail = readOperation<{ listAudit: AuditConnection }, { targetId: string }>(
  'audit',
  `query BookingTrail($targetId: ID!) {
    listAudit(targetId: $targetId, limit: 50) {
      items { entryId at actorName action changes { field before after } }
    }
  }`,
);
