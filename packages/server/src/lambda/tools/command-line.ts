import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A mistake of the caller: said in one line, without a stack. */
export class UsageError extends Error {}

/** Runs a tool: its usage for --help, one line for a mistake, exit code 1 for any failure. */
export async function runTool(usage: string, main: (args: string[]) => Promise<void>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(usage);
  try {
    await main(args);
  } catch (error) {
    const told =
      error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    console.error(told ? `${(error as Error).message}\n\n${usage}` : error);
    process.exitCode = 1;
  }
}

export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  return parseArgs({ args, options, allowPositionals: true, strict: true });
}

export const dataOptions = {
  data: { type: 'string', default: '.booking-chat' },
  memory: { type: 'boolean', default: false },
} as const;

export const dataUsage = `  --data DIR   the data folder of npm start (default: .booking-chat), also while it runs
  --memory     tables and demo businesses of its own, in memory`;

/** null: in memory. */
export const dataDirOf = ({ data, memory }: { data: string; memory: boolean }): string | null =>
  memory ? null : data;

export function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`${text} is no port`);
  return port;
}

/** Resolves at Ctrl-C or SIGTERM. */
export const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
