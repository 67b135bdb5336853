import type { TenantSettings } from '@booking-chat/schema/generated/types';
import { describe, expect, it } from 'vitest';
import { agentInput, agentProblems, fieldInForm, storedAgent } from './agent-form.ts';

const settings = {
  version: 4,
  agent: {
    mode: 'FSM',
    style: 'NEUTRAL',
    greetings: [{ language: 'pt', text: 'Oi!' }],
    faq: [{ id: 'f1', question: 'Parking?', alsoAsked: ['car', 'garage'], answer: 'Yes.' }],
    contactFields: [
      { field: 'name', required: true },
      { field: 'phone', required: true },
    ],
    conversationTtlMinutes: 60,
    holdMinutes: 5,
    handoffEmail: null,
    timesIn: 'business',
  },
} as unknown as TenantSettings;
const { values } = storedAgent(settings);
const words = {
  required: 'required',
  notANumber: 'number',
  outOfRange: (least: number, most: number) => `${least}-${most}`,
  needsContact: 'contact',
  notAnEmail: 'email',
};

describe('the agent form', () => {
  it('gives back what it was given', () => expect(agentInput(values)).toEqual(settings.agent));

  it.each([
    ['nothing wrong', {}, {}],
    [
      'nobody could be reached',
      { contact: { ...values.contact, phone: 'optional' } },
      { contact: 'contact' },
    ],
    ['an answer is missing', { faq: [{ ...values.faq[0], answer: ' ' }] }, { 'faq.0.answer': 'required' }],
    ['held for too long', { holdMinutes: 61 }, { holdMinutes: '1-60' }],
    ['not a number', { holdMinutes: Number.NaN }, { holdMinutes: 'number' }],
    ['no address', { handoffEmail: 'me@home' }, { handoffEmail: 'email' }],
  ])('%s', (_name, change, problems) => {
    expect(agentProblems({ ...values, ...change } as typeof values, words)).toEqual(problems);
  });

  it.each([
    ['greetings.0.text', 'greetings.pt'],
    ['faq.0.alsoAsked.1', 'faq.0.alsoAsked'],
    ['contactFields', 'contact'],
    ['holdMinutes', 'holdMinutes'],
  ])('%s is shown at %s', (field, shown) => expect(fieldInForm(field, values)).toBe(shown));
});
