import { isSame } from './same.ts';

/** A field that two people's versions of one thing differ in. */
export interface Difference<Values> {
  readonly name: keyof Values & string;
  /** Whom to follow unless the person says otherwise: the side that changed it; mine where both did. */
  readonly suggested: 'mine' | 'stored';
  /** Both changed it, each in another way. */
  readonly isContested: boolean;
}

/** Where `mine` and `stored`, both made from `base`, say different things. */
export function differences<Values extends object>(
  base: Values,
  mine: Values,
  stored: Values,
): readonly Difference<Values>[] {
  return (Object.keys(mine) as (keyof Values & string)[])
    .filter((name) => !isSame(mine[name], stored[name]))
    .map((name) => {
      const changedByMe = !isSame(mine[name], base[name]);
      const changedByOther = !isSame(stored[name], base[name]);
      return {
        name,
        suggested: changedByMe ? 'mine' : 'stored',
        isContested: changedByMe && changedByOther,
      };
    });
}

/** The stored version with the chosen fields of mine. */
export function merged<Values extends object>(
  mine: Values,
  stored: Values,
  choices: Readonly<Partial<Record<keyof Values & string, 'mine' | 'stored'>>>,
): Values {
  const taken = (Object.keys(mine) as (keyof Values & string)[]).filter((name) => choices[name] === 'mine');
  return { ...stored, ...Object.fromEntries(taken.map((name) => [name, mine[name]])) };
}
