import { expect, it } from 'vitest';
import { startEngine } from '../local/engine.ts';
import { closeDb, createTables, openDb, query } from './db.ts';

it('an older installation gets the indexes that came since, filled with what it holds', async () => {
  const engine = await startEngine({ memory: true });
  const db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: 'old_' });
  try {
    // Conversations as the first release made them: no index.
    await db.dynamo.call('CreateTable', {
      TableName: 'old_Conversations',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'tenantId', KeyType: 'HASH' },
        { AttributeName: 'conversationId', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['tenantId', 'conversationId'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
    });
    await db.dynamo.call('PutItem', {
      TableName: 'old_Conversations',
      Item: { tenantId: { S: 'aurora' }, conversationId: { S: 'c1' }, updatedAt: { S: '2026-11-01' } },
    });
    const listed = () =>
      query(db, {
        table: 'Conversations',
        index: 'GSI1',
        where: { text: 'tenantId = :t', values: { ':t': 'aurora' } },
      });
    await expect(listed()).rejects.toThrow();
    await createTables(db);
    expect((await listed()).items).toEqual([expect.objectContaining({ conversationId: 'c1' })]);
    await createTables(db);
    expect((await listed()).items).toHaveLength(1);
  } finally {
    closeDb(db);
    await engine.stop();
  }
});
