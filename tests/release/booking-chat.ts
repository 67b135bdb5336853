import { Command } from 'commander';
import { exitCodeOf } from '../../packages/server/src/local/commands/command.ts';
import { releaseCommand } from '../../packages/server/src/release/release-command.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `booking-chat release …` within this process, with what it prints and its exit code. */
export async function release(...args: string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const writers = { out: process.stdout.write, err: process.stderr.write };
  const keep = (name: 'out' | 'err') => (chunk: unknown) => {
    said[name] += String(chunk);
    return true;
  };
  process.stdout.write = keep('out') as typeof process.stdout.write;
  process.stderr.write = keep('err') as typeof process.stderr.write;
  try {
    const program = new Command('booking-chat').addCommand(releaseCommand());
    const code = await exitCodeOf(program, ['release', ...args]);
    return { code, ...said };
  } finally {
    process.exitCode = undefined;
    process.stdout.write = writers.out;
    process.stderr.write = writers.err;
  }
}
