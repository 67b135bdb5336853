#!/usr/bin/env node
// The command line, as built by `npm run build`.
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`booking-chat needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
// The AWS SDK announces on every start that it will need a newer Node one day.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// A server of many short requests: let the heap grow by half between full collections, not several times over.
setFlagsFromString('--heap-growing-percent=50');
setFlagsFromString('--max-semi-space-size=8');

const built = new URL('../packages/server/dist/cli.mjs', import.meta.url);
if (!existsSync(built)) {
  console.error(
    'booking-chat is not built yet: run "npm run build" first, or "npm start", which builds what is missing.',
  );
  process.exit(1);
}
await import(built.href);
