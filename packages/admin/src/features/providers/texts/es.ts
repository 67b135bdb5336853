import type { ProviderTexts } from './index.ts';

export const es: ProviderTexts = { title: 'providers' };
