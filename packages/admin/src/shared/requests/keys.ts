import type {
  ApiKey,
  ApiKeyConnection,
  CreatedApiKey,
  MutationCreateApiKeyArgs,
  MutationRotateApiKeyArgs,
  MutationUpdateApiKeyArgs,
  OriginCheck,
  QueryCheckOriginArgs,
  QueryListApiKeysArgs,
} from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../api/operation.ts';

const key = `keyId prefix name allowedOrigins scopes state createdAt expiresAt revokedAt lastUsedAt
  lastRefusedOrigin lastRefusedAt replacedBy version`;

export const readKeys = readOperation<{ listApiKeys: ApiKeyConnection }, QueryListApiKeysArgs>(
  'key',
  `query Keys($limit: Int, $nextToken: String) {
    listApiKeys(limit: $limit, nextToken: $nextToken) { items { ${key} } nextToken }
  }`,
);

/** A business has a handful of keys: one page holds them where one of them is looked for. */
export const allKeys: QueryListApiKeysArgs = { limit: 200, nextToken: null };

export const checkOrigin = readOperation<{ checkOrigin: OriginCheck }, QueryCheckOriginArgs>(
  'key',
  `query CheckOrigin($keyId: ID!, $url: String!) {
    checkOrigin(keyId: $keyId, url: $url) {
      origin allowed matchedBy suggestion seenAt lastRefusedOrigin lastRefusedAt
    }
  }`,
);

export const createKey = writeOperation<{ createApiKey: CreatedApiKey }, MutationCreateApiKeyArgs>(
  ['key', 'overview', 'audit'],
  `mutation CreateKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { ${key} } } }`,
);

export const updateKey = writeOperation<{ updateApiKey: ApiKey }, MutationUpdateApiKeyArgs>(
  ['key', 'audit'],
  `mutation UpdateKey($input: UpdateApiKeyInput!) { updateApiKey(input: $input) { ${key} } }`,
);

export const rotateKey = writeOperation<{ rotateApiKey: CreatedApiKey }, MutationRotateApiKeyArgs>(
  ['key', 'audit'],
  `mutation RotateKey($keyId: ID!, $overlapMinutes: Int!) {
    rotateApiKey(keyId: $keyId, overlapMinutes: $overlapMinutes) { key apiKey { ${key} } }
  }`,
);

export const revokeKey = writeOperation<{ revokeApiKey: ApiKey }, { keyId: string }>(
  ['key', 'overview', 'audit'],
  `mutation RevokeKey($keyId: ID!) { revokeApiKey(keyId: $keyId) { ${key} } }`,
);
