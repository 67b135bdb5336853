import { createContext, use } from 'react';
import type { PanelConfig } from './config.ts';

export const ConfigContext = createContext<PanelConfig | null>(null);

export function useConfig(): PanelConfig {
  const config = use(ConfigContext);
  if (!config) throw new Error('useConfig needs a ConfigContext around it');
  return config;
}
