import type {
  AdminProvider,
  AdminService,
  Onboarding,
  TenantSettings,
  UpdateSettingsInput,
} from '@booking-chat/schema/generated/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteKeyUse } from '../../../store/api-keys.ts';
import { confirmBooking } from '../../../store/bookings.ts';
import { loadCatalog } from '../../../store/catalog.ts';
import { sampleProvider, sampleService } from '../../../store/testing.ts';
import { createKey } from '../../keys.ts';
import { type Office, startOffice } from './testing.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

/** The settings as an input that changes nothing. */
function asInput(now: TenantSettings): Required<UpdateSettingsInput> & Record<string, unknown> {
  const { branding, agent, rules, version, tenantId: _, slug: __, plan: ___, ...business } = now;
  return { version, business, branding, agent, rules } as never;
}

describe('updateSettings', () => {
  it('an input that changes nothing writes nothing, whatever it holds', async () => {
    const { ask, trail } = await office.business('u1', {
      agent: {
        mode: 'FSM',
        style: 'casual',
        greeting: { es: 'Hola', pt: 'Olá' },
        faq: [{ id: 'park', question: '¿Hay estacionamiento?', alsoAsked: ['auto'], answer: 'Sí.' }],
        contactFields: [{ field: 'phone', required: true }],
        conversationTtlMinutes: 30,
        holdMinutes: 5,
        handoffEmail: 'a@example.com',
      },
    });
    const now = await ask<TenantSettings>('settings');
    expect(await ask('updateSettings', { input: asInput(now) })).toEqual(now);
    expect(await trail()).toEqual([]);
  });

  it('changes the sections that are given, and only those', async () => {
    const { ask, trail } = await office.business('u2');
    const now = await ask<TenantSettings>('settings');
    const { agent } = asInput(now);
    const saved = await ask<TenantSettings>('updateSettings', {
      input: {
        version: 1,
        agent: {
          ...agent,
          style: 'FORMAL',
          greetings: [{ language: 'en', text: ' Hello ' }],
          faq: [{ question: 'Parking?', alsoAsked: [], answer: 'Yes.' }],
        },
      },
    });
    expect(saved).toMatchObject({
      agent: {
        style: 'FORMAL',
        greetings: [{ language: 'en', text: 'Hello' }],
        faq: [{ question: 'Parking?' }],
      },
      branding: now.branding,
      rules: now.rules,
      version: 2,
    });
    expect(saved.agent.faq[0]?.id).toMatch(/^faq_/);
    expect(await ask('settings')).toEqual(saved);
    const business = {
      ...(asInput(saved).business as object),
      name: 'Nuevo',
      country: 'cl',
      phone: '',
      website: null,
    };
    expect(await ask('updateSettings', { input: { version: 2, business } })).toMatchObject({
      name: 'Nuevo',
      country: 'CL',
      phone: null,
      agent: saved.agent,
      version: 3,
    });
    const fields = (await trail()).map((one) => one.changes.map(({ field }) => field).join());
    expect(fields.sort()).toEqual(['agent.style,agent.greetings,agent.faq', 'name'].sort());
  });

  const cases: [section: string, change: object, refused: string][] = [
    ['business', { name: '' }, 'INVALID_INPUT required input.business.name'],
    ['business', { language: 'fr' }, 'INVALID_INPUT one-of input.business.language'],
    ['business', { timezone: 'Mars/Base' }, 'INVALID_INPUT zone input.business.timezone'],
    ['business', { country: 'Chile' }, 'INVALID_INPUT too-long input.business.country'],
    ['business', { currency: '$' }, 'INVALID_INPUT format input.business.currency'],
    ['business', { trade: 'plumbing' }, 'INVALID_INPUT one-of input.business.trade'],
    ['business', { email: 'nobody' }, 'INVALID_INPUT format input.business.email'],
    ['business', { website: 'javascript:alert(1)' }, 'INVALID_INPUT format input.business.website'],
    ['branding', { primaryColor: 'red' }, 'INVALID_INPUT format input.branding.primaryColor'],
    ['branding', { theme: 'blue' }, 'INVALID_INPUT one-of input.branding.theme'],
    ['branding', { logoUrl: 'data:image/svg+xml,<svg/>' }, 'INVALID_INPUT format input.branding.logoUrl'],
    ['agent', { mode: 'FULL' }, 'PLAN_LIMIT_REACHED agent-mode input.agent.mode'],
    [
      'agent',
      { faq: [{ question: '', alsoAsked: [], answer: 'x' }] },
      'INVALID_INPUT required input.agent.faq.0.question',
    ],
    [
      'agent',
      {
        greetings: [
          { language: 'es', text: 'Hola' },
          { language: 'fr', text: 'Salut' },
        ],
      },
      'INVALID_INPUT one-of input.agent.greetings.1.language',
    ],
    [
      'agent',
      { contactFields: [{ field: 'email', required: false }] },
      'INVALID_INPUT required input.agent.contactFields',
    ],
    ['agent', { holdMinutes: 0 }, 'INVALID_INPUT too-small input.agent.holdMinutes'],
    ['agent', { timesIn: 'moon' }, 'INVALID_INPUT one-of input.agent.timesIn'],
    ['rules', { horizonDays: 0 }, 'INVALID_INPUT too-small input.rules.horizonDays'],
    ['rules', { maxBookingsPerDay: 0 }, 'INVALID_INPUT too-small input.rules.maxBookingsPerDay'],
  ];
  it.each(cases)('refuses %s %j: %s', async (section, change, refused) => {
    const { ask, refusal, trail } = await office.business(`ubad${Math.random()}`, { plan: 'PRO' });
    const now = asInput(await ask<TenantSettings>('settings'));
    const input = { version: 1, [section]: { ...(now[section] as object), ...change } };
    expect(await refusal('updateSettings', { input })).toBe(refused);
    expect(await trail()).toEqual([]);
  });

  it('of two tabs one wins', async () => {
    const { ask, refusal, trail } = await office.business('u3');
    const { branding } = asInput(await ask<TenantSettings>('settings'));
    const save = (primaryColor: string) =>
      refusal('updateSettings', { input: { version: 1, branding: { ...branding, primaryColor } } });
    const outcomes = await Promise.all(['#111111', '#222222', '#333333'].map(save));
    expect(outcomes.filter((one) => one === 'CONFLICT version input.version')).toHaveLength(2);
    expect([(await ask<TenantSettings>('settings')).version, (await trail()).length]).toEqual([2, 1]);
  });

  it('an edit of a service does not stand in the way of an edit of the settings, nor the other way round', async () => {
    const { ask } = await office.business('u4', {}, { services: [sampleService('cut')] });
    const { branding } = asInput(await ask<TenantSettings>('settings'));
    await Promise.all([
      ask('saveService', { input: { serviceId: 'cut', version: 1, name: 'Corte', durationMinutes: 30 } }),
      ask('updateSettings', { input: { version: 1, branding: { ...branding, agentName: 'Eva' } } }),
    ]);
    expect((await ask<TenantSettings>('settings')).branding.agentName).toBe('Eva');
    expect((await ask<AdminService>('adminService', { serviceId: 'cut' })).name).toBe('Corte');
  });

  it('who works in the business’s zone follows it; prices and other zones stay', async () => {
    const { ask, trail } = await office.business(
      'u5',
      {},
      {
        services: [sampleService('cut')],
        providers: [
          sampleProvider('ana', ['cut']),
          sampleProvider('eva', ['cut'], { timezone: 'Europe/Madrid' }),
        ],
      },
    );
    const business = asInput(await ask<TenantSettings>('settings')).business as object;
    await ask('updateSettings', {
      input: {
        version: 1,
        business: { ...business, timezone: 'America/Lima', currency: 'PEN', country: 'PE' },
      },
    });
    const zone = async (providerId: string) =>
      (await ask<AdminProvider>('adminProvider', { providerId })).timezone;
    expect([await zone('ana'), await zone('eva')]).toEqual(['America/Lima', 'Europe/Madrid']);
    expect((await ask<AdminService>('adminService', { serviceId: 'cut' })).price?.currency).toBe('CLP');
    expect((await trail())[0]?.changes.at(-1)).toEqual({
      field: 'providersThatFollowed',
      before: null,
      after: '["ana"]',
    });
  });
});

describe('onboarding', () => {
  it('grows with what is really there', async () => {
    const business = await office.business('o1', {
      branding: {
        primaryColor: '#2a49c9',
        logoUrl: null,
        agentName: 'Ana',
        position: 'right',
        theme: 'auto',
      },
    });
    const { ask, tenantId, read } = business;
    const done = async () => {
      const { steps, ready } = await ask<Onboarding>('onboarding');
      return [...steps.filter((one) => one.done).map((one) => one.step), ready ? 'ready' : '']
        .join(' ')
        .trim();
    };
    expect(await done()).toBe('');
    const settings = asInput(await ask<TenantSettings>('settings'));
    const input = { version: 1, business: { ...(settings.business as object), phone: '+56 2 2345 6789' } };
    await ask('updateSettings', { input });
    expect(await done()).toBe('BUSINESS');
    const { serviceId } = await ask<AdminService>('saveService', {
      input: { name: 'Corte', durationMinutes: 30 },
    });
    await ask('saveProvider', { input: { name: 'Ana', serviceIds: [serviceId] } });
    expect(await done()).toBe('BUSINESS SERVICES PROVIDERS');
    const weekly = Array.from({ length: 7 }, (_, at) => ({
      weekday: at + 1,
      ranges: [{ start: 540, end: 1080 }],
    }));
    await ask('saveHours', { input: { owner: { kind: 'TENANT' }, version: 0, weekly, exceptions: [] } });
    const branding = { ...(settings.branding as object), primaryColor: '#00695c' };
    await ask('updateSettings', { input: { version: 2, branding } });
    expect(await done()).toBe('BUSINESS SERVICES PROVIDERS HOURS BRANDING');

    const created = await createKey(office.app, tenantId, {
      name: 'site',
      allowedOrigins: ['https://a.test'],
    });
    if (!created.ok) throw new Error(created.refusal.kind);
    expect(await done()).toBe('BUSINESS SERVICES PROVIDERS HOURS BRANDING KEY');
    await noteKeyUse(office.store.db, created.key, { lastUsedAt: '2026-11-23T12:00:00.000Z' });
    expect(await done()).toBe('BUSINESS SERVICES PROVIDERS HOURS BRANDING KEY SNIPPET ready');

    const tenant = await read();
    await confirmBooking(office.store, {
      tenant,
      catalog: await loadCatalog(office.store.db, tenant),
      serviceId,
      providerId: null,
      start: Date.parse('2026-11-24T13:00:00Z') / 60_000,
      customer: { name: 'Eva', email: 'eva@example.com', phone: null },
      notes: null,
      language: 'es',
      customerTimezone: null,
      source: 'chat',
      idempotencyKey: 'first-booking',
    });
    expect(await done()).toBe('BUSINESS SERVICES PROVIDERS HOURS BRANDING KEY SNIPPET FIRST_BOOKING ready');
  });

  it('the chat works without branding, a booking and a team', async () => {
    const { ask } = await office.business('o2');
    const { steps } = await ask<Onboarding>('onboarding', {}, 'VIEWER');
    expect(steps.filter((one) => one.optional).map((one) => one.step)).toEqual([
      'BRANDING',
      'FIRST_BOOKING',
      'TEAM',
    ]);
  });
});
