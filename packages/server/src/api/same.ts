import { isDeepStrictEqual } from 'node:util';

/** Whether two presentations say the same, but for the version. */
export const sameButVersion = (a: { version: number }, b: { version: number }): boolean =>
  isDeepStrictEqual({ ...a, version: 0 }, { ...b, version: 0 });

export const distinct = (values: readonly string[]): string[] => [...new Set(values)];
