import Papa from 'papaparse';

/** Tables as text: RFC 4180 when written, and whatever spreadsheets make of it when read. */

export interface CsvRow {
  /** Of the file, where the row begins; 1 is the first line. */
  readonly line: number;
  /** By column name, trimmed; a cell that the row lacks is empty. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface CsvTable {
  /** Column names as written, in lower case. */
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly CsvRow[];
  /** Lines whose quotes do not close: nothing after them can be trusted. */
  readonly broken: readonly number[];
}

/** `header` null: the rows alone, to go on with a file. */
export function writeCsv(header: readonly string[] | null, rows: readonly (readonly string[])[]): string {
  const lines = [...(header ? [header] : []), ...rows.map((row) => row.map(guarded))];
  return lines.length === 0 ? '' : `${Papa.unparse(lines as string[][], { newline: '\r\n' })}\r\n`;
}

/**
 * A table with its header line. Byte order mark, the separator that a spreadsheet chose (comma, semicolon, tab) and its `sep=`
 * line are understood. Null: the first line names none of these columns.
 */
export function readCsv(csv: string, columns: readonly string[]): CsvTable | null {
  const text = csv.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const said = /^sep=(.)\n/i.exec(text);
  const from = said?.[0].length ?? 0;
  const first = text.slice(from).split('\n', 1)[0] ?? '';
  const delimiter = said?.[1] ?? bestDelimiter(first, columns);
  const lines = recordsOf(text.slice(from), delimiter, said ? 2 : 1);
  const [head, ...body] = lines;
  const header = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const known = header.filter((name) => columns.includes(name));
  if (!head || known.length === 0 || new Set(known).size < known.length) return null;
  const rows = body
    .filter((one) => one.cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: new Map(header.map((name, at) => [name, unguarded((cells[at] ?? '').trim())])),
    }));
  const broken = lines.filter((one) => one.broken).map((one) => one.line);
  return { header, headerLine: head.line, rows, broken };
}

/** Spreadsheets take such a cell for a formula; written with an apostrophe, it is text to them. */
const formula = /^[=+\-@\t\r']/;
/**
 * In Spanish and Portuguese they part cells at semicolons and, having found none around it, take no quote for one: what follows
 * a semicolon, tab or line break within a cell begins a cell of its own.
 */
const formulaInside = /([;\t\n]"*)('*[=+\-@])/g;
const guardedInside = /([;\t\n]"*)'('*[=+\-@])/g;

function guarded(cell: string): string {
  const inside = cell.replace(formulaInside, "$1'$2");
  return formula.test(inside) ? `'${inside}` : inside;
}

function unguarded(cell: string): string {
  const text = cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
  return text.replace(guardedInside, '$1$2');
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly broken: boolean;
}

function recordsOf(text: string, delimiter: string, firstLine: number): CsvRecord[] {
  const found: CsvRecord[] = [];
  let start = 0;
  let line = firstLine;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step({ data, errors, meta }) {
      found.push({ line, cells: data, broken: errors.some((one) => one.type === 'Quotes') });
      line += text.slice(start, meta.cursor).split('\n').length - 1;
      start = meta.cursor;
    },
  });
  return found;
}

function bestDelimiter(first: string, columns: readonly string[]): string {
  const knownWith = (delimiter: string): number =>
    first.split(delimiter).filter((name) => columns.includes(name.trim().replaceAll('"', '').toLowerCase()))
      .length;
  return [',', ';', '\t'].sort((a, b) => knownWith(b) - knownWith(a))[0] as string;
}
