import { pending } from './pending.ts';

export const hoursAdmin = {
  Query: {
    hours: pending({ area: 'read' }),
    previewHours: pending({ area: 'read' }),
  },
  Mutation: {
    saveHours: pending({ area: 'availability' }),
  },
};
