import { Command } from 'commander';
import { jsonOption } from './command.ts';
import { understandLines } from './understand.ts';

export const understandCommand = (): Command =>
  new Command('understand')
    .description('what texts mean: JSON Lines requests on standard input, one JSON answer a line')
    .option('--explain', 'add what each reader found')
    .addOption(jsonOption().hideHelp())
    .action(async (options: { explain?: boolean }) => {
      process.exitCode = await understandLines(options);
    });
