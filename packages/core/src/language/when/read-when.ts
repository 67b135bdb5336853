import type { Token } from '../tokens.ts';
import type { WhenOptions, WhenReading } from './reading.ts';

export type { SpokenWhen, WhenOptions, WhenReading } from './reading.ts';

/** Reads the date and time expressions of a text. Never throws; a text without any gives an empty reading. */
export function readWhen(_tokens: readonly Token[], _text: string, _options: WhenOptions): WhenReading {
  return { mentions: [], date: null, time: null, dateRange: null, timeRange: null, spans: [] };
}
