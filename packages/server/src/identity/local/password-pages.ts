import type { Mounted, PageHandler } from './mount.ts';

export const passwordPages = (_mounted: Mounted): Record<string, PageHandler> => ({});
