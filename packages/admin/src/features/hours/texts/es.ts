import type { HoursTexts } from './index.ts';

export const es: HoursTexts = { title: 'hours' };
