import type { SettingsTexts } from './index.ts';

export const es: SettingsTexts = { title: 'settings' };
