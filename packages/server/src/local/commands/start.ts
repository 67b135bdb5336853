import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readSettings } from '../settings.ts';
import type { RunningServer } from '../start.ts';
import { type DataOptions, dataOption, jsonOption, print } from './command.ts';

const defaultPort = 4300;

interface StartArguments extends DataOptions {
  readonly port?: number;
  readonly now?: number;
}

export const startCommand = (): Command =>
  new Command('start')
    .description('run everything on this machine: API, widget, demo businesses, outbox')
    .option('--port <number>', `port to listen on (default: ${defaultPort}, or the next free one)`, port)
    .addOption(dataOption())
    .option('--now <iso>', 'set the clock to this moment, from where it runs on: for demos and tests', moment)
    .addOption(jsonOption())
    .addHelpText('after', startHelp)
    .action(async (options: StartArguments) => {
      const settings = readSettings(process.env, options);
      const { start } = await import('../start.ts');
      const stopAsked = signalled();
      const server = await start(settings, {
        port: options.port ?? defaultPort,
        portIsFixed: options.port !== undefined,
        clockAhead: options.now === undefined ? 0 : options.now - Date.now(),
      });
      const { url, demos, owners } = server;
      const pages = demos.map(({ slug }) => `${url}/demo/${slug}`);
      if (options.json)
        print(
          JSON.stringify({
            url,
            api: `${url}/graphql`,
            outbox: `${url}/outbox`,
            admin: `${url}/admin/`,
            demos: demos.map(({ owner: _, ...demo }) => ({ ...demo, url: `${url}/demo/${demo.slug}` })),
            owners,
            dataDir: settings.dataDir,
            pid: process.pid,
          }),
        );
      else {
        if (server.port !== (options.port ?? defaultPort) && options.port !== 0)
          print(`Port ${defaultPort} is taken by another program, so this is port ${server.port}.`);
        print(banner({ url, pages, owners, dataDir: settings.dataDir, smtp: settings.smtpUrl !== null }));
        if (options.now !== undefined) print(`  Clock     began at ${new Date(options.now).toISOString()}\n`);
      }
      await stopAsked;
      await server.stop();
    });

interface BannerFacts {
  readonly url: string;
  readonly pages: readonly string[];
  readonly owners: RunningServer['owners'];
  readonly dataDir: string;
  readonly smtp: boolean;
}

const banner = (facts: BannerFacts) => `
  Agentic Booking Chat is running.

  Start at  ${facts.url}
  Demos     ${facts.pages.join('\n            ')}
  Panel     ${facts.url}/admin/
            ${facts.owners.map(({ email, password }) => `${email}   ${password ?? '(password changed)'}`).join('\n            ')}
  Outbox    ${isLoopback(facts.url) ? `${facts.url}/outbox` : join(facts.dataDir, 'outbox')}${facts.smtp ? '   (mails are also sent by SMTP)' : ''}
  API       ${facts.url}/graphql   (POST)
  Data      ${facts.dataDir}

  Open a demo, press the chat button and write: “una limpieza facial mañana a las 5”.
  Then, in another terminal: booking-chat bookings list
  Ctrl-C stops it; everything is kept.
`;

/** With a public address its page is not served. */
const isLoopback = (url: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname);

const startHelp = `
Environment:
  DYNAMODB_ENDPOINT  use this DynamoDB instead of the engine that comes along
  SMTP_URL           also send mails, e.g. smtp://user:password@mail.example.com:587
  MAIL_FROM          sender of mails        PUBLIC_URL    where customers reach this server
  SIGNING_KEYS       instead of the data folder's       LOG_LEVEL     debug, info, warn, error, silent`;

/**
 * Resolves at the first Ctrl-C or SIGTERM; one more, a moment later, ends the process at once. A terminal and a parent
 * process may both pass on the same Ctrl-C, so what comes together counts once.
 */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const hear = () => {
      first ||= Date.now();
      if (Date.now() - first > 1_000) process.exit(1);
      resolve();
    };
    process.on('SIGINT', hear).on('SIGTERM', hear);
  });
}

function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return value;
}

function moment(text: string): number {
  const value = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(value)) throw new InvalidArgumentError('Give a moment such as 2026-11-23T09:00:00-03:00.');
  return value;
}
