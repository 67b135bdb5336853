import { Command } from 'commander';
import { widgetCommands } from './commands/widget.ts';

export function releaseCommand(): Command {
  const release = new Command('release').description(
    'versions and channels of the widget, colours of the backend, flags, the schema',
  );
  for (const command of widgetCommands()) release.addCommand(command);
  return release;
}
