import { Command } from 'commander';
import { exitCodeOf } from './commands/command.ts';
import { productVersion } from './product-root.ts';

/** Each is loaded when it is wanted: `understand` and `--help` need no database, `chat` no web server. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(),
  chat: async () => (await import('./commands/talk.ts')).chatCommand(),
  understand: async () => (await import('./commands/understand-lines.ts')).understandCommand(),
  tenant: async () => (await import('./commands/tenant.ts')).tenantCommand(),
  user: async () => (await import('./commands/user.ts')).userCommand(),
  key: async () => (await import('./commands/key.ts')).keyCommand(),
  seed: async () => (await import('./commands/seed.ts')).seedCommand(),
  bookings: async () => (await import('./commands/bookings.ts')).bookingsCommand(),
  release: async () => (await import('../release/release-command.ts')).releaseCommand(),
  cost: async () => (await import('./commands/cost.ts')).costCommand(),
};

const program = new Command('booking-chat')
  .description('Agentic Booking Chat: customers write, and an appointment exists.')
  .version(productVersion, '-V, --version', 'print the version')
  .helpCommand(false);

const args = process.argv.slice(2);
const [first = ''] = args;
const wanted = Object.hasOwn(commands, first) ? [first] : Object.keys(commands);
for (const name of wanted) {
  const command = await commands[name]?.();
  if (command) program.addCommand(command);
}

process.exitCode = await exitCodeOf(program, args);
