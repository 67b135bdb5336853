import { describe, expect, test } from 'vitest';
import { read, said } from './testing.ts';

describe('dias', () => {
  test.each([
    ['hoje', '2026-11-18'],
    ['hj', '2026-11-18'],
    ['amanhã', '2026-11-19'],
    ['amanha', '2026-11-19'],
    ['depois de amanhã', '2026-11-20'],
    ['segunda', '2026-11-23'],
    ['segunda-feira', '2026-11-23'],
    ['terca', '2026-11-24'],
    ['2a feira', '2026-11-23'],
    ['6ª feira', '2026-11-20'],
    ['nessa sexta', '2026-11-20'],
    ['sexta que vem', '2026-11-27'],
    ['quinta da semana que vem', '2026-11-26'],
    ['semana que vem na terça', '2026-11-24'],
    ['dia 25', '2026-11-25'],
    ['sexta dia 27', '2026-11-27'],
    ['dia dez de dezembro', '2026-12-10'],
    ['1º de dezembro', '2026-12-01'],
    ['10/12', '2026-12-10'],
    ['dia 5 do mês que vem', '2026-12-05'],
    ['última sexta do mês', '2026-11-27'],
    ['daqui a 3 dias', '2026-11-21'],
    ['daqui 15 dias', '2026-12-03'],
    ['véspera de natal', '2026-12-24'],
  ])('%s → %s', (text, expected) => expect(said('pt', text)).toBe(expected));
});

describe('horas', () => {
  test.each([
    ['às 15h', '15:00'],
    ['às oito e meia', '08:30'],
    ['às 3 e quarenta e cinco', '15:45'],
    ['quinze para as oito', '07:45'],
    ['dez pras nove', '08:50'],
    ['meio-dia e meia', '12:30'],
    ['à uma da tarde', '13:00'],
    ['às 7 da noite', '19:00'],
    ['lá pelas 5', '17:00'],
    ['umas 5 da tarde', '17:00'],
    ['19h', '19:00'],
    ['uma hora da tarde', '13:00'],
    ['amanhã às 15h', '2026-11-19 15:00'],
    ['quarta às 16h00', '2026-11-25 16:00'],
    ['em meia hora', '2026-11-18 11:30'],
  ])('%s → %s', (text, expected) => expect(said('pt', text)).toBe(expected));
});

describe('intervalos', () => {
  test.each([
    ['amanhã de manhã', '2026-11-19 [08:00-12:00]'],
    ['hoje à noite', '2026-11-18 [18:00-23:00]'],
    ['no fim da tarde', '[16:00-19:00]'],
    ['na hora do almoço', '[12:00-14:00]'],
    ['depois do trabalho', '[18:00-]'],
    ['depois das 17h', '[17:00-]'],
    ['a partir das 18h', '[18:00-]'],
    ['antes das 10h', '[-10:00]'],
    ['das 9 às 11', '[09:00-11:00]'],
    ['das 8 ao meio-dia', '[08:00-12:00]'],
    ['entre 9 e 11 da manhã', '[09:00-11:00]'],
    ['semana que vem', '2026-11-23..2026-11-29'],
    ['nesse fim de semana', '2026-11-21..2026-11-22'],
    ['no final do mês', '2026-11-21..2026-11-30'],
    ['segunda quinzena de dezembro', '2026-12-16..2026-12-31'],
    ['de segunda a sexta', '2026-11-23..2026-11-27'],
    ['até sexta', '..2026-11-20'],
    ['de hoje a sexta', '2026-11-18..2026-11-20'],
    ['a partir das 14', '[14:00-]'],
  ])('%s → %s', (text, expected) => expect(said('pt', text)).toBe(expected));
});

describe('várias, exclusões e desejos', () => {
  test.each([
    ['quinta de manhã ou sexta à tarde', '2026-11-19 [08:00-12:00], 2026-11-20 [12:00-18:00]'],
    ['terça ou quarta da semana que vem', '2026-11-24, 2026-11-25'],
    ['dia 10 ou 11', '2026-12-10, 2026-12-11'],
    ['segunda não posso', 'not 2026-11-23'],
    ['tirando segunda', 'not 2026-11-23'],
    ['segunda não dá, terça sim', 'not 2026-11-23, 2026-11-24'],
    ['não, melhor na quinta', '2026-11-19'],
  ])('%s → %s', (text, expected) => expect(said('pt', text)).toBe(expected));

  test('wishes', () => {
    expect(read('pt', 'o quanto antes').earliest).toBe(true);
    expect(read('pt', 'sim, mas mais tarde').shift).toBe('later');
    expect(read('pt', 'mais cedo').shift).toBe('earlier');
    expect(read('pt', 'de manhã não dá').excludedTimeRange).toEqual({ start: '08:00', end: '12:00' });
    expect(read('pt', 'remarcar de segunda para terça')).toMatchObject({ date: '2026-11-24' });
  });
});

test.each([
  'uma sessão de 30 minutos',
  'para 2 pessoas',
  'R$ 50',
  'tenho 30 anos',
  'meu telefone é 11 98765-4321',
  'com o Marco',
  'vou ter que ver',
  'rua 7 de setembro',
  'a segunda opção',
  'prefiro a segunda',
  'boa tarde',
  'outro dia',
  'obrigado, até amanhã',
])('nothing said about when: %s', (text) => expect(said('pt', text)).toBe(''));
