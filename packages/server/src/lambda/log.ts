import type { Log } from '../context.ts';
import type { LogLevel } from './environment.ts';
import { embedded } from './metrics.ts';

export interface LogOptions {
  readonly stage: string;
  readonly function: string;
  readonly version: string;
  readonly level: LogLevel;
  readonly write?: (line: string) => void;
  /** Also told of errors. */
  readonly report?: (fields: Record<string, unknown>, message: string) => void;
}

const levels: Readonly<Record<LogLevel, number>> = { info: 1, warn: 2, error: 3 };

/** JSON lines on standard output, where CloudWatch reads them. A line that counts is written whatever the level. */
export function openLog({ level, write = toStdout, report, ...origin }: LogOptions): Log {
  const log = (at: LogLevel) => (fields: Record<string, unknown>, message: string) => {
    if (at === 'error') report?.(fields, message);
    const now = Date.now();
    const line = { ...origin, ...fields };
    const counted = embedded(message, line, now);
    if (levels[at] < levels[level] && !('_aws' in counted)) return;
    const timestamp = new Date(now).toISOString();
    const trace = process.env._X_AMZN_TRACE_ID;
    write(
      JSON.stringify({ timestamp, level: at, message, ...line, ...(trace ? { trace } : {}), ...counted }),
    );
  };
  return { info: log('info'), warn: log('warn'), error: log('error') };
}

const toStdout = (line: string) => void process.stdout.write(`${line}\n`);
