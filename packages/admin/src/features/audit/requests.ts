import type { AuditConnection, QueryListAuditArgs } from '@booking-chat/schema/generated/types';
import { readOperation } from '../../shared/api/operation.ts';

export const readAudit = readOperation<{ listAudit: AuditConnection }, QueryListAuditArgs>(
  'audit',
  `query Audit($actorId: ID, $targetId: ID, $limit: Int, $nextToken: String) {
    listAudit(actorId: $actorId, targetId: $targetId, limit: $limit, nextToken: $nextToken) {
      items {
        entryId at actorKind actorId actorName action targetId targetName
        changes { field before after }
      }
      nextToken
    }
  }`,
);
