import { pending } from './pending.ts';

export const settingsAdmin = {
  Query: {
    settings: pending({ area: 'read' }),
    onboarding: pending({ area: 'read' }),
  },
  Mutation: {
    updateSettings: pending({ area: 'settings' }),
  },
};
