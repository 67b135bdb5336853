import type { CsvImport, CsvKind, CsvProblem } from '@booking-chat/schema/generated/types';
import type { ApiClient } from '../api/client.ts';
import { exportCsv, importCsv } from '../requests/csv.ts';
import { piecesOf } from './pieces.ts';

/** All pages of a file, one after another. `onRows` hears how many there are so far. */
export async function downloadCsv(
  api: ApiClient,
  kind: CsvKind,
  range: { readonly from?: string; readonly to?: string },
  onRows: (rows: number) => void,
): Promise<{ readonly csv: string; readonly rows: number }> {
  let csv = '';
  let rows = 0;
  let nextToken: string | null | undefined;
  do {
    const { exportCsv: page } = await api.send(exportCsv, { kind, ...range, nextToken });
    csv += page.csv;
    rows += page.rows;
    nextToken = page.nextToken;
    onRows(rows);
  } while (nextToken);
  return { csv, rows };
}

/** Sends a file piece by piece; lines of problems are those of the file. */
export async function uploadCsv(
  api: ApiClient,
  file: string,
  input: { readonly kind: CsvKind; readonly dryRun: boolean; readonly skipProblems: boolean },
  onPiece: (done: number, all: number) => void,
): Promise<CsvImport> {
  const pieces = piecesOf(file);
  const total: CsvImport = { created: 0, updated: 0, unchanged: 0, problems: [] };
  for (const [index, { csv, firstLine }] of pieces.entries()) {
    onPiece(index + 1, pieces.length);
    const { importCsv: answer } = await api.send(importCsv, { input: { ...input, csv } });
    total.created += answer.created;
    total.updated += answer.updated;
    total.unchanged += answer.unchanged;
    total.problems.push(...answer.problems.map((problem) => inFile(problem, firstLine)));
  }
  return total;
}

const inFile = (problem: CsvProblem, firstLine: number): CsvProblem => ({
  ...problem,
  line: problem.line === 1 ? 1 : problem.line + firstLine - 2,
});

/** Hands a text to the browser as a file to keep. Spreadsheets take UTF-8 for what it is only with its mark. */
export function saveFile(name: string, csv: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
