import { connectOrStart } from '../../packages/server/src/local/engine.ts';
import { createSigner } from '../../packages/server/src/signer.ts';
import { confirmBooking } from '../../packages/server/src/store/bookings.ts';
import { createTables, openDb } from '../../packages/server/src/store/db.ts';
import { type Ask, requestOf, scene } from './scene.ts';

/**
 * One server process: books what it is told, on the engine of the data folder that the first such process starts.
 * Told over IPC so that nothing but the booking itself stands between the test and a kill -9.
 */
const dataDir = process.argv[2] as string;
const engine = await connectOrStart({ dataDir });
const db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: '' });
await createTables(db);
const context = { db, clock: () => scene.now, signer: createSigner([scene.signingKey]) };

process.on('message', async ({ call, ask }: { call: number; ask: Ask }) => {
  try {
    process.send?.({ call, outcome: await confirmBooking(context, requestOf(ask)) });
  } catch (error) {
    process.send?.({ call, failure: String(error) });
  }
});
process.send?.({ ready: { endpoint: engine.endpoint, enginePid: engine.pid() } });
