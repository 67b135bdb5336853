/** Bytes of one request's file; the API takes 60 kB. */
export const largestPiece = 56_000;

export interface Piece {
  /** With the header line. */
  readonly csv: string;
  /** Line of the file at which the rows of this piece begin; the header is line 1. */
  readonly firstLine: number;
}

/**
 * A file in pieces that the API takes, each with the header. Rows are kept whole, also where a quoted cell goes over
 * several lines (RFC 4180).
 */
export function piecesOf(file: string, largest: number = largestPiece): readonly Piece[] {
  const [header, ...rows] = rowsOf(file.replace(/^\ufeff/, ''));
  if (!header) return [];
  const pieces: { csv: string; firstLine: number }[] = [];
  for (const row of rows) {
    const last = pieces.at(-1);
    if (last && bytes(last.csv) + bytes(row.text) <= largest) last.csv += row.text;
    else pieces.push({ csv: header.text + row.text, firstLine: row.line });
  }
  return pieces.length > 0 ? pieces : [{ csv: header.text, firstLine: 2 }];
}

interface Row {
  readonly text: string;
  readonly line: number;
}

function rowsOf(file: string): readonly Row[] {
  const rows: Row[] = [];
  let start = 0;
  let line = 1;
  let lineOfRow = 1;
  let quoted = false;
  for (let at = 0; at < file.length; at++) {
    if (file[at] === '"') quoted = !quoted;
    if (file[at] !== '\n') continue;
    line++;
    if (quoted) continue;
    rows.push({ text: file.slice(start, at + 1), line: lineOfRow });
    start = at + 1;
    lineOfRow = line;
  }
  if (start < file.length) rows.push({ text: `${file.slice(start)}\n`, line: lineOfRow });
  return rows.filter(({ text }) => text.trim() !== '');
}

const encoder = new TextEncoder();
const bytes = (text: string): number => encoder.encode(text).length;
