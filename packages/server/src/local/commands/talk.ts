import { langs } from '@booking-chat/core/language/lang';
import { Command, Option } from 'commander';
import { findTenant } from '../operator.ts';
import { chat } from './chat.ts';
import { type DataOptions, dataOption, withData } from './command.ts';

interface ChatArguments extends DataOptions {
  readonly language?: string;
  readonly timezone?: string;
  readonly script?: string;
}

export const chatCommand = (): Command =>
  new Command('chat')
    .description('talk to a tenant’s agent in the terminal; /quit or Ctrl-D ends it')
    .argument('[tenant]', 'id or slug', 'clinica-aurora')
    .addOption(new Option('--language <code>', 'as a page would set it').choices(langs))
    .option('--timezone <zone>', 'time zone of the pretended customer')
    .option('--script <file>', 'messages and expectations, one a line (docs/conversation.md)')
    .addOption(dataOption())
    .addOption(new Option('--json', 'one JSON reply a line'))
    .action((idOrSlug: string, options: ChatArguments) =>
      withData(options, async ({ app }) => {
        process.exitCode = await chat(app, await findTenant(app, idOrSlug), options);
      }),
    );
