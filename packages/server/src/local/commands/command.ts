import { type Command, CommanderError, Option } from 'commander';
import type { Connection } from '../connect.ts';
import { runningServer } from '../running-server.ts';
import { BadSettings, readSettings, type Settings } from '../settings.ts';

/** Something a person can put right: said without a stack trace, exit code 1. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}

/** A wrong argument that only the command itself can notice: exit code 2. */
export class UsageFailure extends Error {
  override readonly name = 'UsageFailure';
}

export interface DataOptions {
  readonly data?: string;
  readonly json?: boolean;
}

export const dataOption = () =>
  new Option('--data <dir>', 'folder of the data (default: .booking-chat, or BOOKING_CHAT_DATA)');

export const jsonOption = () => new Option('--json', 'answer with JSON, for programs');

/** Runs `work` on the data and by the clock of the running server, or on an engine of its own when none runs. */
export async function withData<T>(
  options: DataOptions,
  work: (connection: Connection, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env, options);
  const server = runningServer(settings.dataDir);
  const { connect } = await import('../connect.ts');
  const connection = await connect(settings, {
    engine: 'any',
    clock: () => Date.now() + (server?.clockAhead ?? 0),
    publicUrl: settings.publicUrl ?? server?.url ?? 'http://localhost:4300',
  });
  try {
    return await work(connection, settings);
  } finally {
    await connection.close();
  }
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === cells.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}

/** Runs the program and answers with its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function exitCodeOf(program: Command, args: readonly string[]): Promise<number> {
  prepare(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const said = error instanceof Error ? error.message : String(error);
    process.stderr.write(`booking-chat: ${said}\n`);
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return error instanceof UsageFailure || error instanceof BadSettings ? 2 : 1;
  }
}

/** Errors are thrown, not exited with, and "help" is found on every command. */
function prepare(command: Command): void {
  command.exitOverride().showHelpAfterError('(add --help for more)');
  for (const child of command.commands) prepare(child);
}
