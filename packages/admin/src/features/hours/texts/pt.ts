import type { HoursTexts } from './index.ts';

export const pt: HoursTexts = { title: 'hours' };
