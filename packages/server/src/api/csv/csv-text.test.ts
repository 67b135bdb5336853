import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from './csv-text.ts';

const columns = ['name', 'notes', 'price'];
const read = (csv: string) => readCsv(csv, columns);
const cells = (csv: string) => read(csv)?.rows.map(({ line, cells: one }) => [line, ...one.values()]);

describe('written', () => {
  it('with a header once, quotes where they are needed, and lines that end as RFC 4180 has it', () => {
    expect(writeCsv(['name', 'notes'], [['Ana', 'a, "b"\nc']])).toBe('name,notes\r\nAna,"a, ""b""\nc"\r\n');
    expect(writeCsv(null, [['Ana', '']])).toBe('Ana,\r\n');
    expect(writeCsv(null, [])).toBe('');
  });

  it.each(['=1+1', '+56 9 1234 5678', '-1', '@SUM(A1)', '\tx', "'quoted"])('no formula: %j', (cell) => {
    expect(
      writeCsv(null, [[cell, 'x']])
        .replace(/^"/, '')
        .startsWith("'"),
    ).toBe(true);
  });

  it.each([
    ['Ana;=1+1', "Ana;'=1+1"],
    ['Ana;"=1+1"', 'Ana;"\'=1+1"'],
    ["hello\n=cmd|' /C calc'!A0\nbye", "hello\n'=cmd|' /C calc'!A0\nbye"],
    ['a\t@SUM(A1)', "a\t'@SUM(A1)"],
    ["a;'=1", "a;''=1"],
    ['a; b, 10-12', 'a; b, 10-12'],
  ])('no formula where a spreadsheet parts cells otherwise: %j', (cell, written) => {
    expect(writeCsv(null, [[cell, 'x']])).toContain(written.replaceAll('"', '""'));
  });
});

describe('read', () => {
  it('the line of each row, over quoted line breaks and empty lines', () =>
    expect(cells('name,notes\n\nAna,"one\ntwo"\n ,\nEva,x')).toEqual([
      [3, 'Ana', 'one\ntwo'],
      [6, 'Eva', 'x'],
    ]));

  it.each([
    ['commas', 'name,price\r\nAna,"25,50"\r\n'],
    ['semicolons, as spreadsheets write in Spanish and Portuguese', 'name;price\r\nAna;25,50\r\n'],
    ['tabs', 'name\tprice\nAna\t25,50'],
    ['a byte order mark', '\ufeffname;price\nAna;25,50'],
    ['a line that names the separator', 'sep=;\nname;price\nAna;25,50'],
    ['capitals and spaces in the header', ' Name ;"PRICE"\nAna;25,50'],
    ['old line ends', 'name;price\rAna;25,50\r'],
  ])('%s', (_, csv) => expect(cells(csv)?.[0]?.slice(1)).toEqual(['Ana', '25,50']));

  it('counts the line that names the separator', () =>
    expect(cells('sep=;\nname;price\nAna;1')?.[0]?.[0]).toBe(3));

  it('gives unknown columns with the others, and what a short row lacks as empty', () => {
    expect(read('name,colour\nAna')?.header).toEqual(['name', 'colour']);
    expect(cells('name,colour\nAna')).toEqual([[2, 'Ana', '']]);
  });

  it.each(['', 'Ana,25', 'colour,size\n1,2', 'name,name\na,b'])('is no table of ours: %j', (csv) =>
    expect(read(csv)).toBeNull(),
  );

  it('says where quotes do not close', () =>
    expect(read('name,notes\nAna,x\nEva,"y\nJuan,z')?.broken).toEqual([3]));
});

it('reads back what it writes, whatever it holds', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'=+-@\'", ;\n\tañ€x1'.split('')), maxLength: 8 })
    .map((value) => value.trim());
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('Ana', '=x'), text, text), { maxLength: 5 }), (rows) => {
      const table = read(writeCsv(columns, rows));
      expect(table?.rows.map((row) => [...row.cells.values()])).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});
