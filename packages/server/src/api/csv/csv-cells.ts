import { plain } from '@booking-chat/core/language/tokens';
import type { SlotRules } from '@booking-chat/core/scheduling/rules';
import type { ErrorDetails, Reason } from '../errors.ts';
import { ApiError } from '../errors.ts';
import { ruleNames } from '../rule-overrides.ts';
import type { CsvReason } from './csv-messages.ts';

/** What is wrong with one row: nothing of it is stored. */
export class RowProblem extends Error {
  constructor(
    readonly reason: CsvReason | Reason,
    readonly column: string | null,
    readonly value: string | null,
    readonly info: ErrorDetails = {},
  ) {
    super(reason);
  }
}

/** One row's cells; a column that the file lacks is undefined, and what it stands for stays as it is. */
export class Cells {
  constructor(readonly all: ReadonlyMap<string, string>) {}

  text(column: string): string | undefined {
    return this.all.get(column);
  }

  /** Undefined: no such column. Null: an empty cell. */
  words(column: string): string | null | undefined {
    const cell = this.all.get(column);
    return cell === '' ? null : cell;
  }

  whole(column: string): number | null | undefined {
    const cell = this.words(column);
    if (cell === null || cell === undefined) return cell;
    const digits = cell.replace(/\s/g, '');
    if (!/^\d{1,9}$/.test(digits)) throw new RowProblem('whole-number', column, cell);
    return Number(digits);
  }

  yesNo(column: string): boolean | null | undefined {
    const cell = this.words(column);
    if (cell === null || cell === undefined) return cell;
    const said = plain(cell);
    if (yes.has(said)) return true;
    if (no.has(said)) return false;
    throw new RowProblem('yes-no', column, cell);
  }

  /** Parts between `|`. */
  list(column: string): string[] | undefined {
    return this.all
      .get(column)
      ?.split('|')
      .map((one) => one.trim())
      .filter(Boolean);
  }
}

const yes = new Set(['yes', 'y', 'si', 's', 'sim', 'true', 'verdadero', 'verdadeiro', '1', 'x']);
const no = new Set(['no', 'n', 'nao', 'false', 'falso', '0', '-']);

export const yesNoText = (value: boolean): string => (value ? 'yes' : 'no');
export const listText = (values: readonly string[]): string => values.join(' | ');

/** `slot_interval_minutes` … one column for each rule; an empty cell inherits, 0 lifts a limit. */
const ruleColumns = new Map<keyof SlotRules, string>(
  ruleNames.map((name) => [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]),
);
export const ruleHeader = [...ruleColumns.values()];

export const rulesText = (rules: Readonly<Record<keyof SlotRules, number | null>>): string[] =>
  ruleNames.map((name) => rules[name]?.toString() ?? '');

/** The rules that the row says on top of those there are. */
export function readRules(
  cells: Cells,
  stored: Readonly<Record<keyof SlotRules, number | null>>,
): Record<keyof SlotRules, number | null> {
  const said = ruleNames.map((name) => [name, cells.whole(ruleColumns.get(name) as string)] as const);
  return { ...stored, ...Object.fromEntries(said.filter(([, value]) => value !== undefined)) };
}

/** A refusal of the operation that saves one such thing, as a problem of the row: `input.durationMinutes` → its column. */
export function rowProblem(error: unknown, columnOf: (field: string) => string | null): RowProblem {
  if (error instanceof RowProblem) return error;
  if (!(error instanceof ApiError) || error.code === 'INTERNAL') throw error;
  const field = (error.info.field ?? '').replace(/^input\./, '');
  const rule = /^rules\.(\w+)$/.exec(field)?.[1] as keyof SlotRules | undefined;
  const column = rule ? (ruleColumns.get(rule) ?? null) : columnOf(field.split('.')[0] ?? '');
  return new RowProblem(error.reason, column, null, error.info);
}
