import { describe, expect, it } from 'vitest';
import { passwordProblems } from './password-policy.ts';

const ana = { email: 'ana.perez@clinica-aurora.example', name: 'Ana Pérez Soto' };

it.each([
  'Correct-Horse-7-Battery',
  'tR4!vewq9Lmz',
  'Ñandú-verde-42',
  'una Frase larga con 3 palabras',
  'Пароль-длинный-9',
  'Senha da Maria 2 vezes!',
])('takes %j', (password) => expect(passwordProblems(password, ana)).toEqual([]));

describe('says everything that is wrong', () => {
  it.each([
    ['', 'short lower upper digit symbol'],
    ['Abc-123', 'short'],
    ['correct-horse-7-battery', 'upper'],
    ['CORRECT-HORSE-7-BATTERY', 'lower'],
    ['Correct-Horse-Battery', 'digit'],
    ['CorrectHorse7Battery', 'symbol'],
    [`Aa1-${'x7'.repeat(130)}`, 'long'],
    ['Perez-2026-zK', 'personal'],
    ['pérez-2026-ZK', 'personal'],
    ['xX9-clinica-aurora', 'personal'],
    ['P@ssw0rd-1234', 'common'],
    ['Password-123456!', 'common'],
    ['Contraseña-2026', 'common'],
    ['Welcome1Welcome2!', 'common'],
    ['Abcdefghijklm-1', 'common'],
    ['Qwertyuiop-123', 'common'],
    ['aA1-aA1-aA1-aA1-', 'common'],
  ])('%j: %s', (password, problems) => expect(passwordProblems(password, ana).join(' ')).toBe(problems));
});

it('does not mind short names, which are in too many words', () =>
  expect(passwordProblems('Manada-de-Lobos-7', { email: 'a@b.example', name: 'Ana' })).toEqual([]));
