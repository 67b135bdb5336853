import { readFileSync } from 'node:fs';
import { type FunctionName, functions } from '../functions.ts';
import { dataDirOf, dataOptions, dataUsage, readArguments, runTool, UsageError } from './command-line.ts';
import { invokeEvent } from './invoke-event.ts';
import { openLocalCloud } from './local-cloud.ts';

const names = Object.keys(functions) as FunctionName[];
const usage = `npm run invoke -- <function> -e <event file> [options]

Calls one function's bundle with an event, as Lambda would: its answer on standard output, its log on standard error.

  <function>   ${names.join(', ')}
  -e, --event  a JSON file such as events/test.json; - reads standard input
  --tenant     which demo business fills the event's {{tenantId}}, {{keyId}}, {{publicKey}} (default: clinica-aurora);
               {{uuid}}, {{nextTuesday}}, {{issuer}} and {{clientId}} are filled as well
${dataUsage}`;

await runTool(usage, async (args) => {
  const { values, positionals } = readArguments(args, {
    ...dataOptions,
    event: { type: 'string', short: 'e' },
    tenant: { type: 'string', default: 'clinica-aurora' },
  });
  const [name] = positionals as FunctionName[];
  if (!name || !names.includes(name)) throw new UsageError(`which function? One of: ${names.join(', ')}`);
  if (!values.event) throw new UsageError('which event? -e events/test.json');
  const text = readEvent(values.event);

  const toStdout = process.stdout.write;
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof toStdout;
  const cloud = await openLocalCloud({
    dataDir: dataDirOf(values),
    publicUrl: 'http://localhost:4300',
    logLevel: 'info',
  });
  try {
    const answer = await invokeEvent(cloud, { name, text, tenant: values.tenant });
    for (const { MessageGroupId, MessageDeduplicationId } of cloud.standIn.queue)
      console.error(`queued a mail: ${MessageDeduplicationId} of ${MessageGroupId}`);
    for (const { Destination } of cloud.standIn.mails)
      console.error(`gave SES a mail for ${Destination.ToAddresses.join(', ')}`);
    process.stdout.write = toStdout;
    console.log(JSON.stringify(answer, null, 2));
  } finally {
    process.stdout.write = toStdout;
    await cloud.close();
  }
});

function readEvent(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch {
    throw new UsageError(`no event file at ${path}`);
  }
}
