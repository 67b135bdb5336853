import { Command } from 'commander';
import { seedDemo } from '../seed/seed-demo.ts';
import { type DataOptions, dataOption, jsonOption, print, printJson, withData } from './command.ts';

export const seedCommand = (): Command =>
  new Command('seed')
    .description('the three demo businesses; those erased since come back, those that exist stay as they are')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: DataOptions) =>
      withData(options, async ({ app }, { dataDir }) => {
        const demos = await seedDemo(app, dataDir, { again: true });
        if (options.json) printJson(demos);
        else print(demos.map(({ tenantId, slug }) => `${tenantId}  /demo/${slug}`).join('\n'));
      }),
    );
