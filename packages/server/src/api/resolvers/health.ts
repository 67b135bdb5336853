import type { Health } from '@booking-chat/schema/generated/types';
import type { App } from '../../context.ts';
import type { OpenOperation } from '../operation.ts';

export const health: OpenOperation = {
  open: true,
  resolve: async ({ version, clock }: App): Promise<Health> => ({
    status: 'ok',
    version,
    now: new Date(clock()).toISOString(),
  }),
};
