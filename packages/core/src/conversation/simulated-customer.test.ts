import { describe, expect, it } from 'vitest';
import { langs } from '../language/lang.ts';
import { customerGoals } from './customer-goals.ts';
import { simulate } from './simulated-customer.ts';
import { sampleWorld, Talk } from './testing.ts';

// The short version of what `npm run eval` plays in full.
describe('simulated customers', () => {
  for (const lang of langs)
    it(`${lang}: get what they want, also when they think again at the confirmation`, () => {
      const played = customerGoals(lang, 40).map((goal) => ({
        goal,
        outcome: simulate(goal, new Talk(sampleWorld(lang))),
      }));
      const told = (some: typeof played) =>
        some.map(({ outcome }) => outcome.transcript.join('\n')).join('\n\n');
      const wrong = played.filter(({ outcome }) => outcome.wrong);
      expect(wrong.length, told(wrong)).toBe(0);
      const failed = played.filter(({ outcome }) => !outcome.success);
      expect(failed.length, told(failed)).toBeLessThanOrEqual(2);
    });
});
