import type { AuditConnection } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { type AuditEntry, listAudit as readAudit } from '../../../store/audit.ts';
import { pageToken } from '../../../store/page-token.ts';
import { id, pageLimit, pageMark } from '../../inputs.ts';
import { guarded } from '../../operation.ts';
import { pageStart } from '../../page.ts';

/** A filter is looked for in so many pages of the trail before an empty page is answered, with a token to go on. */
const mostReads = 20;

const listAudit = guarded({
  area: 'audit',
  input: z.object({
    actorId: z.nullish(id),
    targetId: z.nullish(id),
    limit: pageLimit(200),
    nextToken: pageMark,
  }),
  resolve: async (app, { tenant, now }, asked): Promise<AuditConnection> => {
    const { tenantId } = tenant;
    const { actorId, targetId } = asked;
    const list = `audit ${tenantId} ${JSON.stringify([actorId ?? null, targetId ?? null])}`;
    let startAfter = pageStart(app.signer, list, asked.nextToken ?? null);
    for (let reads = 1; ; reads++) {
      const page = await readAudit(app.db, {
        tenantId,
        actorId,
        targetId,
        limit: asked.limit ?? 50,
        startAfter,
        now,
      });
      startAfter = page.next;
      if (page.entries.length > 0 || startAfter === null || reads === mostReads)
        return { items: page.entries.map(present), nextToken: pageToken(app.signer, list, startAfter) };
    }
  },
});

export const auditAdmin = { Query: { listAudit }, Mutation: {} };

const present = (entry: AuditEntry) => ({
  entryId: entry.entryId,
  at: entry.at,
  actorKind: entry.actorKind,
  actorId: entry.actorId,
  actorName: entry.actorName,
  action: entry.action,
  targetId: entry.targetId,
  targetName: entry.targetName,
  changes: entry.changes.map(({ field, before, after }) => ({ field, before, after })),
});
