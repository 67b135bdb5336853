import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.ts';

describe('a file in pieces', () => {
  const cases: readonly [what: string, file: string, largest: number, pieces: readonly [string, number][]][] =
    [
      ['nothing', '', 100, []],
      ['a header alone', 'name\n', 100, [['name\n', 2]]],
      ['all in one', 'name\nA\nB\n', 100, [['name\nA\nB\n', 2]]],
      [
        'two pieces, each with the header',
        'name\nAAAA\nBBBB\n',
        11,
        [
          ['name\nAAAA\n', 2],
          ['name\nBBBB\n', 3],
        ],
      ],
      [
        'a quoted cell over two lines stays whole',
        'name\n"A\nA"\nB\n',
        11,
        [
          ['name\n"A\nA"\n', 2],
          ['name\nB\n', 4],
        ],
      ],
      ['a doubled quote ends nothing', 'name\n"a ""b""\nc"\nD\n', 100, [['name\n"a ""b""\nc"\nD\n', 2]]],
      ['no line end at the end, a mark at the beginning', '\ufeffname\r\nA', 100, [['name\r\nA\n', 2]]],
      ['empty lines are left out', 'name\n\nA\n\n', 100, [['name\nA\n', 3]]],
    ];
  for (const [what, file, largest, pieces] of cases)
    it(what, () =>
      expect(piecesOf(file, largest)).toEqual(pieces.map(([csv, firstLine]) => ({ csv, firstLine }))),
    );
});
