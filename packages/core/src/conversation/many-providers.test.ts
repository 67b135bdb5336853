import { expect, it } from 'vitest';
import { sampleWorld, Talk, takeTime, type World } from './testing.ts';

/** Fifteen colleagues of Ana's, who all cut hair. */
function largeSalon(): World {
  const world = sampleWorld('es');
  const { providers } = world.catalog;
  const ana = providers.find((one) => one.providerId === 'ana');
  if (!ana) throw new Error('the sample world has no Ana');
  const more = Array.from({ length: 15 }, (_, at) => ({ ...ana, providerId: `x${at}`, name: `Xime ${at}` }));
  return { ...world, catalog: { ...world.catalog, providers: [...providers, ...more] } };
}

it('looks through one week of many professionals', () => {
  const talk = new Talk(largeSalon());
  talk.open();
  const { reply } = talk.say('quiero un corte de pelo el jueves en la tarde, con cualquiera');
  expect(reply.slots.length).toBeGreaterThan(0);
  expect(talk.world.performed).toEqual(['load-schedules']);
});

it('looks further when that week is full', () => {
  const world = largeSalon();
  for (const { providerId } of world.catalog.providers)
    for (let day = 23; day <= 30; day++) takeTime(world, providerId, `2026-11-${day}`, '00:00', '23:59');
  const talk = new Talk(world);
  talk.open();
  const { reply } = talk.say('quiero un corte de pelo, con cualquiera');
  expect(reply.slots.length).toBeGreaterThan(0);
  expect(world.performed).toEqual(['load-schedules', 'load-schedules']);
});
