import { describe, expect, it } from 'vitest';
import { defaultRules } from '../scheduling/rules.ts';
import { settingsProblems, type TenantSettings } from './settings.ts';

const good: TenantSettings = {
  name: 'Clínica Aurora',
  slug: 'clinica-aurora',
  plan: 'PRO',
  language: 'es',
  timezone: 'America/Santiago',
  country: 'CL',
  currency: 'CLP',
  trade: 'medical',
  business: {
    address: 'Av. Uno 1',
    directions: null,
    phone: '+56 2 2345 6789',
    email: 'hola@aurora.test',
    website: 'https://aurora.test',
  },
  branding: {
    primaryColor: '#00695c',
    logoUrl: null,
    agentName: 'Alba',
    position: 'right',
    theme: 'auto',
  },
  agent: {
    mode: 'ASSISTED',
    style: 'neutral',
    greeting: { es: 'Hola.' },
    faq: [{ id: 'a', question: '¿Hay estacionamiento?', alsoAsked: [], answer: 'Sí.' }],
    contactFields: [{ field: 'email', required: true }],
    conversationTtlMinutes: 60,
    holdMinutes: 5,
    handoffEmail: null,
  },
  rules: defaultRules,
};

const agent = (change: Partial<TenantSettings['agent']>) => ({ agent: { ...good.agent, ...change } });
const rules = (change: Partial<TenantSettings['rules']>) => ({ rules: { ...defaultRules, ...change } });
const branding = (change: Partial<TenantSettings['branding']>) => ({
  branding: { ...good.branding, ...change },
});
const business = (change: Partial<TenantSettings['business']>) => ({
  business: { ...good.business, ...change },
});

it('accepts good settings', () => expect(settingsProblems(good)).toEqual([]));

describe('says which field and why', () => {
  it.each<[Partial<TenantSettings>, string]>([
    [{ name: '  ' }, 'name required'],
    [{ name: 'x'.repeat(101) }, 'name too-long 100'],
    [{ slug: 'Clínica' }, 'slug format'],
    [{ slug: 'a--b' }, 'slug format'],
    [{ plan: 'GOLD' as never }, 'plan one-of'],
    [{ language: 'fr' as never }, 'language one-of'],
    [{ timezone: 'Mars/Base' }, 'timezone zone'],
    [{ timezone: '-03:00' }, 'timezone zone'],
    [{ country: 'Chile' }, 'country too-long 2'],
    [{ currency: 'clp' }, 'currency format'],
    [{ trade: 'plumbing' as never }, 'trade one-of'],
    [business({ email: 'nobody' }), 'business.email format'],
    [business({ website: 'javascript:alert(1)' }), 'business.website format'],
    [branding({ logoUrl: 'data:image/svg+xml,<svg/>' }), 'branding.logoUrl format'],
    [branding({ primaryColor: 'red;} body{' }), 'branding.primaryColor too-long 7'],
    [branding({ primaryColor: 'red' }), 'branding.primaryColor format'],
    [branding({ theme: 'blue' as never }), 'branding.theme one-of'],
    [agent({ mode: 'FULL' }), 'agent.mode plan'],
    [agent({ mode: 'MAGIC' as never }), 'agent.mode one-of'],
    [agent({ greeting: { es: '' } }), 'agent.greeting.es required'],
    [agent({ contactFields: [{ field: 'email', required: false }] }), 'agent.contactFields required'],
    [agent({ conversationTtlMinutes: 9 }), 'agent.conversationTtlMinutes too-small 10'],
    [agent({ conversationTtlMinutes: 1_441 }), 'agent.conversationTtlMinutes too-big 1440'],
    [agent({ holdMinutes: 2.5 }), 'agent.holdMinutes format'],
    [agent({ handoffEmail: 'a@b' }), 'agent.handoffEmail format'],
    [agent({ timesIn: 'moon' as never }), 'agent.timesIn one-of'],
    [
      agent({ faq: [{ id: 'a', question: '', alsoAsked: [], answer: 'x' }] }),
      'agent.faq.0.question required',
    ],
    [rules({ slotIntervalMinutes: 0 }), 'rules.slotIntervalMinutes too-small 1'],
    [rules({ bufferAfterMinutes: -1 }), 'rules.bufferAfterMinutes too-small 0'],
    [rules({ horizonDays: 731 }), 'rules.horizonDays too-big 730'],
    [rules({ maxBookingsPerDay: 0 }), 'rules.maxBookingsPerDay too-small 1'],
    [rules({ minimumNoticeMinutes: Number.NaN }), 'rules.minimumNoticeMinutes format'],
  ])('%j: %s', (change, problem) =>
    expect(
      settingsProblems({ ...good, ...change }).map(({ field, reason, limit }) =>
        [field, reason, limit].filter((part) => part !== undefined).join(' '),
      ),
    ).toEqual([problem]),
  );
});

it('says everything at once', () =>
  expect(settingsProblems({ ...good, name: '', slug: '', timezone: '' }).map((one) => one.field)).toEqual([
    'name',
    'slug',
    'timezone',
  ]));
