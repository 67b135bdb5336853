import { expect, it } from 'vitest';
import { type Area, areas, type Role, roleAllows } from './roles.ts';

const everything = Object.keys(areas) as Area[];
const ownersOnly: Area[] = ['keys', 'users', 'billing'];

it.each<[Role, Area[]]>([
  ['OWNER', everything],
  ['ADMIN', everything.filter((area) => !ownersOnly.includes(area))],
  ['VIEWER', ['read']],
])('%s may: %j', (role, allowed) =>
  expect(everything.filter((area) => roleAllows(role, area))).toEqual(allowed),
);
