import type { Lang } from '@booking-chat/core/language/lang';
import type { CsvProblem } from '@booking-chat/schema/generated/types';
import { ApiError } from '../errors.ts';
import { Cells, RowProblem } from './csv-cells.ts';
import { csvMessage } from './csv-messages.ts';
import { type CsvTable, readCsv } from './csv-text.ts';

/** What a file would do to what is stored now. */
export interface ImportPlan<Entity> {
  /** In the file's order; what a row does not change is not among them. */
  readonly changes: readonly PlannedChange<Entity>[];
  readonly unchanged: number;
  readonly problems: readonly CsvProblem[];
}

export interface PlannedChange<Entity> {
  /** Of the file. */
  readonly line: number;
  /** null: a new one. */
  readonly before: Entity | null;
  readonly after: Entity;
}

/** Throws INVALID_INPUT csv-header for what is no table of these columns, or lacks those that tell who is meant. */
export function tableOf(csv: string, columns: readonly string[], identifying: readonly string[]): CsvTable {
  const table = readCsv(csv, columns);
  if (!table || !identifying.some((name) => table.header.includes(name)))
    throw new ApiError('INVALID_INPUT', { reason: 'csv-header', field: 'input.csv' });
  return table;
}

/**
 * Row by row: `read` makes the change of one, or throws the row's problem. `identify` names what a row is about, so that the
 * same one twice in a file is a problem and not a riddle.
 */
export async function planRows<Entity>(
  table: CsvTable,
  columns: readonly string[],
  lang: Lang,
  read: (cells: Cells) => Promise<RowOutcome<Entity>> | RowOutcome<Entity>,
): Promise<ImportPlan<Entity>> {
  const problems: CsvProblem[] = table.header
    .filter((name) => !columns.includes(name))
    .map((name) => problemAt(table.headerLine, new RowProblem('column-unknown', name || null, null), lang));
  const changes: PlannedChange<Entity>[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const { line, cells } of table.rows) {
    try {
      if (table.broken.includes(line)) throw new RowProblem('quotes', null, null);
      const outcome = await read(new Cells(cells));
      if (seen.has(outcome.id)) throw new RowProblem('twice-in-file', null, null);
      seen.add(outcome.id);
      if (outcome.same) unchanged++;
      else changes.push({ line, ...outcome.change });
      outcome.accept?.();
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      const { column } = error;
      problems.push(problemAt(line, error, lang, error.value ?? (column && cells.get(column)) ?? null));
    }
  }
  return { changes, unchanged, problems };
}

export interface RowOutcome<Entity> {
  /** Whom the row is about. */
  readonly id: string;
  readonly same: boolean;
  readonly change: Omit<PlannedChange<Entity>, 'line'>;
  /** The row counts for those after it: its name is taken, its provider is one more. */
  readonly accept?: () => void;
}

function problemAt(line: number, problem: RowProblem, lang: Lang, value: string | null = null): CsvProblem {
  return {
    line,
    column: problem.column,
    value: value && value.length > longestValue ? `${value.slice(0, longestValue)}…` : value || null,
    message: csvMessage(problem.reason, lang, problem.info),
  };
}

const longestValue = 60;
