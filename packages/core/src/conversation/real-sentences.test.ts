import { describe, expect, it } from 'vitest';
import type { Lang } from '../language/lang.ts';
import { reportedState } from './state.ts';
import { sampleWorld, Talk, type Turned } from './testing.ts';

/** Sentences that defeat menus and keyword matching, each where it comes up in a conversation. */
const cases: readonly {
  readonly lang: Lang;
  readonly before: readonly string[];
  readonly says: string;
  readonly holds: (turned: Turned, talk: Talk) => void;
}[] = [
  {
    lang: 'es',
    before: [],
    says: 'Quiero reservar un corte de pelo mañana a las 5pm',
    holds: ({ state, text }) => {
      expect(state.wish.service).toBe('corte');
      expect(state.pending.ask).toBe('contact');
      expect(text).toMatch(/martes 24 de noviembre a las 17:00/);
    },
  },
  {
    lang: 'en',
    before: [],
    says: 'I would like to book a haircut',
    holds: ({ state, reply }) => {
      expect(state.wish.service).toBe('haircut');
      expect(reply.slots.length).toBeGreaterThan(0);
    },
  },
  {
    lang: 'pt',
    before: [],
    says: 'Quero marcar um corte de cabelo',
    holds: ({ state, reply }) => {
      expect(state.wish.service).toBe('corte');
      expect(reply.slots.length).toBeGreaterThan(0);
    },
  },
  {
    lang: 'es',
    before: ['hola'],
    says: 'Quiero cancelar mi reserva',
    holds: ({ state }) => expect(state.pending.ask).toBe('email-for-code'),
  },
  {
    lang: 'es',
    before: ['quiero un corte'],
    says: '¿Dónde están ubicados?',
    holds: ({ state, text }) => {
      expect(text).toMatch(/Calle Real 123/);
      expect(state.pending.ask).toBe('slot');
    },
  },
  {
    lang: 'es',
    before: ['hola'],
    says: 'un corte',
    holds: ({ state }) => expect(state.wish.service).toBe('corte'),
  },
  {
    lang: 'es',
    before: ['un corte'],
    says: 'el segundo',
    holds: ({ state }, talk) => {
      const before = new Talk(talk.world);
      before.open();
      expect(state.slot?.start).toBe(before.say('un corte').reply.slots[1]?.start);
    },
  },
  {
    lang: 'es',
    before: ['un corte'],
    says: 'Maria Jose Nuñez',
    holds: ({ state }) => expect(state.wish.provider).toBe('nunez'),
  },
  {
    lang: 'es',
    before: ['un corte'],
    says: 'mañana',
    holds: ({ state }) => {
      expect(state.wish.provider).toBeNull();
      expect(state.wish.when.date).toBe('2026-11-24');
    },
  },
  {
    lang: 'es',
    before: ['corte mañana a las 10 con Ana, soy Juan Pérez, juan@mail.cl'],
    says: 'quisiera el lunes',
    holds: ({ state }, talk) => {
      expect(talk.world.bookings).toHaveLength(0);
      expect(state.wish.when.date).toBe('2026-11-30');
    },
  },
  {
    lang: 'es',
    before: ['corte mañana a las 11 con Ana, soy Juan Pérez, juan@mail.cl'],
    says: 'el 25 de noviembre a las 10',
    holds: ({ state, text }) => {
      expect(state.pending.ask).toBe('confirm');
      expect(text).toMatch(/miércoles 25 de noviembre a las 10:00/);
    },
  },
  {
    lang: 'en',
    before: ['haircut'],
    says: 'I want Tuesday',
    holds: ({ state }) => expect(state.wish.when.date).toBe('2026-11-24'),
  },
  {
    lang: 'pt',
    before: ['corte de cabelo'],
    says: 'amanhã às 15h',
    holds: ({ state, text }) => {
      expect(state.slot).not.toBeNull();
      expect(text).toMatch(/15:00/);
    },
  },
  {
    lang: 'es',
    before: ['corte mañana a las 10'],
    says: 'Me llamo Juan Pérez',
    holds: ({ state }) => {
      expect(state.contact.name?.value).toBe('Juan Pérez');
      expect(state.pending).toMatchObject({ ask: 'contact', fields: ['email'] });
    },
  },
  {
    lang: 'es',
    before: ['corte mañana a las 10', 'Juan'],
    says: 'Pérez',
    holds: ({ state }) => expect(state.contact.name?.value).toBe('Juan Pérez'),
  },
  {
    lang: 'es',
    before: ['corte mañana a las 10 con Ana, soy Juan Pérez, juan@mail.cl', 'sí'],
    says: 'gracias',
    holds: ({ state, text }, talk) => {
      expect(talk.world.bookings).toHaveLength(1);
      expect(reportedState(state)).toBe('BOOKING_CONFIRMED');
      expect(text).toMatch(/De nada/);
    },
  },
];

describe('real sentences', () => {
  for (const { lang, before, says, holds } of cases)
    it(`${lang}: ${says}`, () => {
      const talk = new Talk(sampleWorld(lang));
      talk.open();
      for (const line of before) talk.say(line);
      holds(talk.say(says), talk);
    });
});
