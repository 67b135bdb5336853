import { Command } from 'commander';
import { bookingsCommand } from './commands/bookings.ts';
import { exitCodeOf } from './commands/command.ts';
import { keyCommand } from './commands/key.ts';
import { seedCommand } from './commands/seed.ts';
import { startCommand } from './commands/start.ts';
import { chatCommand, understandCommand } from './commands/talk.ts';
import { tenantCommand } from './commands/tenant.ts';
import { productVersion } from './product-root.ts';

const program = new Command('booking-chat')
  .description('Agentic Booking Chat: customers write, and an appointment exists.')
  .version(productVersion, '-V, --version', 'print the version')
  .helpCommand(false);

program.addCommand(startCommand());
program.addCommand(chatCommand());
program.addCommand(understandCommand());
program.addCommand(tenantCommand());
program.addCommand(keyCommand());
program.addCommand(seedCommand());
program.addCommand(bookingsCommand());

process.exitCode = await exitCodeOf(program, process.argv.slice(2));
