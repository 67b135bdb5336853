import type { Mounted, PageHandler } from './mount.ts';

export const accountPages = (_mounted: Mounted): Record<string, PageHandler> => ({});
