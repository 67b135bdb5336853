import { Command } from 'commander';
import { adminCommand } from './commands/admin.ts';
import { backendCommand } from './commands/backend.ts';
import { checklistCommand } from './commands/checklist.ts';
import { flagCommand } from './commands/flag.ts';
import { schemaCommand } from './commands/schema.ts';
import { widgetCommands } from './commands/widget.ts';

export function releaseCommand(): Command {
  const release = new Command('release').description(
    'versions and channels of the widget, the admin panel, colours of the backend, flags, the schema',
  );
  for (const command of [
    ...widgetCommands(),
    adminCommand(),
    backendCommand(),
    flagCommand(),
    schemaCommand(),
    checklistCommand(),
  ])
    release.addCommand(command);
  return release;
}
