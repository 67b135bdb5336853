import { Argument, Command } from 'commander';
import { print, printJson } from '../../local/commands/command.ts';
import { type FlagName, flagNames, readFlags, setFlag } from '../flags.ts';
import { forStage, type StageOptions } from './backend.ts';
import { saying } from './options.ts';

export const flagCommand = (): Command =>
  forStage(
    new Command('flag')
      .description(
        'switches read while running, within 15 seconds: DISABLE_IA answers without any model, OWNERS_CHANGE_PLANS lets owners change their plan',
      )
      .addArgument(new Argument('[flag]', 'absent: shows all').choices(flagNames))
      .addArgument(new Argument('[value]').choices(['on', 'off'])),
  ).action((flag: FlagName | undefined, value: 'on' | 'off' | undefined, options: StageOptions) =>
    saying(async () => {
      const flags = flag && value ? await setFlag(options, flag, value === 'on') : await readFlags(options);
      if (options.json) return printJson(flags);
      for (const [name, on] of Object.entries(flags)) print(`${name}  ${on ? 'on' : 'off'}`);
    }),
  );
