import { destination, pino } from 'pino';
import type { Log } from '../context.ts';
import type { Settings } from './settings.ts';

/** JSON lines on standard error: standard output belongs to the command's answer. */
export const openLog = (level: Settings['logLevel']): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: 2, sync: true }));
