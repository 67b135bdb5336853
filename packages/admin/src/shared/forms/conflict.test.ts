import { describe, expect, it } from 'vitest';
import { differences, merged } from './conflict.ts';

interface Values {
  readonly name: string;
  readonly words: readonly string[];
  readonly rules: Readonly<Record<string, number | null>>;
}
const base: Values = { name: 'Cut', words: ['trim'], rules: { notice: 60, horizon: null } };

describe('two versions of one thing', () => {
  const cases: readonly [
    what: string,
    mine: Partial<Values>,
    stored: Partial<Values>,
    found: readonly [name: string, suggested: string, contested: boolean][],
  ][] = [
    ['nobody changed anything', {}, {}, []],
    ['only I', { name: 'Haircut' }, {}, [['name', 'mine', false]]],
    ['only the other', {}, { name: 'Haircut' }, [['name', 'stored', false]]],
    ['both the same', { name: 'Haircut' }, { name: 'Haircut' }, []],
    ['both, each in another way', { name: 'Haircut' }, { name: 'Trim' }, [['name', 'mine', true]]],
    [
      'different fields',
      { name: 'Haircut' },
      { words: ['trim', 'cut'] },
      [
        ['name', 'mine', false],
        ['words', 'stored', false],
      ],
    ],
    ['inside a field', { rules: { notice: 30, horizon: null } }, {}, [['rules', 'mine', false]]],
    ['the order of fields inside says nothing', { rules: { horizon: null, notice: 60 } }, {}, []],
  ];
  for (const [what, mine, stored, found] of cases)
    it(what, () =>
      expect(
        differences(base, { ...base, ...mine }, { ...base, ...stored }).map(
          ({ name, suggested, isContested }) => [name, suggested, isContested],
        ),
      ).toEqual(found),
    );

  it('the stored one with what I chose of mine', () => {
    const mine = { ...base, name: 'Mine', words: ['mine'] };
    const stored = { ...base, name: 'Theirs', words: ['theirs'] };
    expect(merged(mine, stored, { name: 'mine', words: 'stored' })).toEqual({
      ...base,
      name: 'Mine',
      words: ['theirs'],
    });
  });
});
