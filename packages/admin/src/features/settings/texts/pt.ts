import type { SettingsTexts } from './index.ts';

export const pt: SettingsTexts = { title: 'settings' };
