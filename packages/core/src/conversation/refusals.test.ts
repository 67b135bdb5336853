import { describe, expect, it } from 'vitest';
import type { SlotRules } from '../scheduling/rules.ts';
import { sampleWorld, Talk, takeTime, type World } from './testing.ts';

const rules = (change: Partial<SlotRules>) =>
  sampleWorld('es', (tenant) => ({ ...tenant, rules: { ...tenant.rules, ...change } }));

const closedOn = (date: string, note: string): World => {
  const world = sampleWorld('es');
  const { availability } = world.catalog;
  const tenant = { ...availability.tenant, exceptions: [{ date, kind: 'closed' as const, note }] };
  return { ...world, catalog: { ...world.catalog, availability: { ...availability, tenant } } };
};

const taken = (...[provider, date, from, to]: readonly [string, string, string, string]): World => {
  const world = sampleWorld('es');
  takeTime(world, provider, date, from, to);
  return world;
};

const buffered = (): World => {
  const world = rules({ bufferAfterMinutes: 30 });
  takeTime(world, 'ana', '2026-11-24', '10:00', '11:00');
  return world;
};

// It is Monday 23 November 2026, 9:00.
const cases: readonly (readonly [why: string, world: () => World, says: string, told: RegExp])[] = [
  ['past', () => sampleWorld('es'), 'corte con Ana hoy a las 8:30', /no atiende.*9|ya pasó/],
  ['closed weekday', () => sampleWorld('es'), 'corte el domingo', /domingo 29.*no atendemos/],
  ['closed hours', () => sampleWorld('es'), 'corte mañana a las 13:30', /09:00 a 13:00 y 14:00 a 20:00/],
  ['day off', () => closedOn('2026-12-08', 'feriado'), 'corte el 8 de diciembre a las 10', /\(feriado\)/],
  ['notice', () => rules({ minimumNoticeMinutes: 180 }), 'corte hoy a las 10:00', /lo más pronto.*12:00/],
  ['horizon', () => rules({ horizonDays: 20 }), 'corte el 29 de diciembre a las 10', /hasta el/],
  ['buffer', buffered, 'corte con Ana mañana a las 9:00', /tiempo suficiente/],
  ['taken', () => taken('ana', '2026-11-24', '10:00', '11:00'), 'corte con Ana mañana a las 10', /ocupado/],
  ['full day', () => taken('ana', '2026-11-24', '09:00', '20:00'), 'corte con Ana mañana', /completo/],
  ['limit', () => limited(), 'corte con Ana mañana a las 16:00', /cupo/],
];

function limited(): World {
  const world = rules({ maxBookingsPerDay: 1 });
  takeTime(world, 'ana', '2026-11-24', '10:00', '11:00');
  return world;
}

describe('a refused time says why and offers others', () => {
  for (const [why, world, says, told] of cases)
    it(why, () => {
      const talk = new Talk(world());
      talk.open();
      const { text, reply, state } = talk.say(says);
      expect(text).toMatch(told);
      expect(state.pending.ask).toBe('slot');
      expect(reply.slots.length).toBeGreaterThan(0);
    });

  it('an hour at which the business is open twice a day is asked about', () => {
    const world = sampleWorld('es');
    const day = [{ start: 7 * 60, end: 22 * 60 }];
    const weekly = Array.from({ length: 7 }, () => day);
    const tenant = { ...world.catalog.availability.tenant, weekly };
    const catalog = { ...world.catalog, availability: { ...world.catalog.availability, tenant } };
    const talk = new Talk({ ...world, catalog });
    talk.open();
    const { state, text } = talk.say('corte mañana a las 8');
    expect(state.pending).toMatchObject({ ask: 'half', times: ['08:00', '20:00'] });
    expect(text).toMatch(/mañana.*noche/);
    expect(talk.say('de la noche').text).toMatch(/20:00/);
  });

  it('whatever gave way is not insisted on: a full day does not come back with the next message', () => {
    const talk = new Talk(taken('ana', '2026-11-24', '09:00', '20:00'));
    talk.open();
    expect(talk.say('corte con Ana mañana').text).toMatch(/completo/);
    expect(talk.say('a las 11:00').text).not.toMatch(/completo/);
  });
});
