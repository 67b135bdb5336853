import { describe, expect, it } from 'vitest';
import { type Goal, simulate } from './simulated-customer.ts';
import { sampleWorld, Talk } from './testing.ts';

// It is Monday 23 November 2026, 9:00.
const es: Goal['words'] = {
  service: 'un corte de pelo',
  provider: 'con Ana',
  time: 'mañana a las 5 de la tarde',
  name: 'Juan Pérez',
  email: 'juan@mail.cl',
  yes: 'sí, confirmo',
};
const en: Goal['words'] = {
  service: 'a haircut',
  provider: 'with Laura',
  time: 'tomorrow at 5pm',
  name: 'Mary Jones',
  email: 'mary@example.com',
  yes: 'yes, book it',
};
const pt: Goal['words'] = {
  service: 'corte de cabelo',
  provider: 'com a Beatriz',
  time: 'amanhã às 17h',
  name: 'João Silva',
  email: 'joao@mail.com.br',
  yes: 'pode confirmar',
};
const haircutEs = { service: 'corte', provider: null, date: '2026-11-24', time: '17:00', name: 'Juan Pérez' };
const haircutEn = {
  service: 'haircut',
  provider: null,
  date: '2026-11-24',
  time: '17:00',
  name: 'Mary Jones',
};
const haircutPt = { service: 'corte', provider: null, date: '2026-11-24', time: '17:00', name: 'João Silva' };

const goals: readonly Goal[] = [
  { lang: 'es', title: 'step by step', opening: 'hola, quiero reservar', words: es, wants: haircutEs },
  {
    lang: 'es',
    title: 'one messy sentence',
    opening:
      'hola!! necesito un corte de pelo pa mañana tipo 5 de la tarde, soy Juan Pérez y mi correo es juan@mail.cl',
    words: es,
    wants: haircutEs,
  },
  {
    lang: 'es',
    title: 'the time first',
    opening: 'tienen hora mañana a las 17:00?',
    words: es,
    wants: haircutEs,
  },
  {
    lang: 'es',
    title: 'another hour at the confirmation',
    opening: 'corte con Ana mañana a las 17:00',
    words: es,
    wants: { ...haircutEs, provider: 'ana' },
    correction: { words: 'no, mejor a las 6 de la tarde', instead: { time: '18:00' } },
  },
  {
    lang: 'es',
    title: 'another day at the confirmation',
    opening: 'quiero un corte mañana a las cinco de la tarde',
    words: es,
    wants: haircutEs,
    correction: { words: 'perdón, el jueves', instead: { date: '2026-11-26' } },
  },
  {
    lang: 'es',
    title: 'another professional at the confirmation',
    opening: 'corte con Ana mañana a las 17:00',
    words: es,
    wants: { ...haircutEs, provider: 'ana' },
    correction: { words: 'mejor con María José', instead: { provider: 'nunez' } },
  },
  {
    lang: 'es',
    title: 'another service at the confirmation',
    opening: 'corte con Ana mañana a las 17:00',
    words: es,
    wants: { ...haircutEs, provider: 'ana' },
    correction: { words: 'en realidad quiero una limpieza facial', instead: { service: 'facial' } },
  },
  { lang: 'en', title: 'step by step', opening: 'Hi, I need an appointment', words: en, wants: haircutEn },
  {
    lang: 'en',
    title: 'one messy sentence',
    opening: "hey can I get a haircut tmrw at 5pm? it's Mary Jones, mary@example.com",
    words: en,
    wants: haircutEn,
  },
  {
    lang: 'en',
    title: 'another hour at the confirmation',
    opening: 'book me a haircut with Laura tomorrow at 5 pm',
    words: en,
    wants: { ...haircutEn, provider: 'smith' },
    correction: { words: 'no, make it 6pm', instead: { time: '18:00' } },
  },
  {
    lang: 'en',
    title: 'another day at the confirmation',
    opening: 'haircut tomorrow at 5 pm please',
    words: en,
    wants: haircutEn,
    correction: { words: 'sorry, I meant Thursday', instead: { date: '2026-11-26' } },
  },
  { lang: 'pt', title: 'step by step', opening: 'oi, quero agendar', words: pt, wants: haircutPt },
  {
    lang: 'pt',
    title: 'one messy sentence',
    opening:
      'boa tarde, queria marcar um corte de cabelo amanhã às 17h, meu nome é João Silva, joao@mail.com.br',
    words: pt,
    wants: haircutPt,
  },
  {
    lang: 'pt',
    title: 'another hour at the confirmation',
    opening: 'corte com a Beatriz amanhã às 17h',
    words: pt,
    wants: { ...haircutPt, provider: 'bia' },
    correction: { words: 'não, melhor às 18h', instead: { time: '18:00' } },
  },
  {
    lang: 'pt',
    title: 'another day at the confirmation',
    opening: 'corte amanhã às 17h',
    words: pt,
    wants: haircutPt,
    correction: { words: 'desculpa, na quinta', instead: { date: '2026-11-26' } },
  },
];

describe('simulated customers', () => {
  for (const goal of goals)
    it(`${goal.lang}: ${goal.title}`, () => {
      const outcome = simulate(goal, new Talk(sampleWorld(goal.lang)));
      const told = outcome.transcript.join('\n');
      expect(outcome.wrong, told).toBe(false);
      expect(outcome.success, told).toBe(true);
    });
});
