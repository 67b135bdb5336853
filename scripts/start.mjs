#!/usr/bin/env node
// `npm start`: build what is stale, then run the product. Arguments after `--` go to `booking-chat start`.
import { spawn } from 'node:child_process';
import { root, step } from './steps.mjs';

step('', process.execPath, ['scripts/build.mjs', '--if-stale']);

const server = spawn(process.execPath, ['bin/booking-chat.mjs', 'start', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) =>
  process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
);
