import type { ApiKey } from '@booking-chat/core/tenancy/api-key';
import type { Tenant, TenantId } from '@booking-chat/core/tenancy/tenant';
import { type ConversationRecord, readConversation } from './conversations.ts';
import { type Db, getItems } from './db.ts';

export interface LoadedRequest {
  readonly key: ApiKey | null;
  readonly tenant: Tenant | null;
  /** Null when none was asked for, it is not this tenant's, or it has expired. */
  readonly conversation: ConversationRecord | null;
}

/** All that one request needs to begin with, in one consistent read. `now` in epoch milliseconds. */
export async function loadRequest(
  db: Db,
  request: { tenantId: TenantId; keyId: string | null; conversationId?: string | null; now: number },
): Promise<LoadedRequest> {
  const { tenantId, keyId, conversationId, now } = request;
  const [tenant, key, conversation] = await getItems(db, [
    { table: 'Tenants', key: { tenantId } },
    keyId ? { table: 'TenantApiKeys', key: { tenantId, keyId } } : null,
    conversationId ? { table: 'Conversations', key: { tenantId, conversationId } } : null,
  ]);
  return {
    tenant: (tenant ?? null) as Tenant | null,
    key: (key ?? null) as ApiKey | null,
    conversation: readConversation(conversation ?? null, now),
  };
}
