import { type AddressInfo, connect, createServer } from 'node:net';
import { startEngine } from '../../local/engine.ts';
import { closeDb, createTables, openDb } from '../../store/db.ts';
import { tables } from '../../store/tables.ts';
import { dataDirOf, portOf, readArguments, runTool, stopAsked } from './command-line.ts';

const usage = `npm run dev:db -- [options]

The tables alone, on a DynamoDB-compatible engine at one address, for the AWS CLI, NoSQL Workbench or another server.

  --port N       where it listens (default: 8000)
  --prefix TEXT  what precedes the tables' names (default: booking-chat-)
  --data DIR     keep the data there (default: .booking-chat; not while npm start runs)
  --memory       keep nothing`;

await runTool(usage, async (args) => {
  const { values } = readArguments(args, {
    port: { type: 'string', default: '8000' },
    prefix: { type: 'string', default: 'booking-chat-' },
    data: { type: 'string', default: '.booking-chat' },
    memory: { type: 'boolean', default: false },
  });
  const port = portOf(values.port);
  const dataDir = dataDirOf(values);
  const engine = await startEngine(dataDir === null ? { memory: true } : { dataDir });
  const db = openDb({ endpoint: engine.endpoint, region: 'local', prefix: values.prefix });
  await createTables(db);
  closeDb(db);

  // The engine takes any free port and may be started again on it; this address stays.
  const behind = new URL(engine.endpoint);
  const server = createServer((client) => {
    const upstream = connect(Number(behind.port), behind.hostname);
    client.pipe(upstream).pipe(client);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on('error', end).on('close', end);
    upstream.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  console.log(`
  DynamoDB: ${endpoint}

${Object.keys(tables)
  .map((name) => `  ${values.prefix}${name}`)
  .join('\n')}

  AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=local \\
    aws dynamodb list-tables --endpoint-url ${endpoint}
  DYNAMODB_ENDPOINT=${endpoint} npm start

  Ctrl-C stops it.
`);
  await stopAsked();
  server.close();
  await engine.stop();
});
