import type { ProviderTexts } from './index.ts';

export const pt: ProviderTexts = { title: 'providers' };
