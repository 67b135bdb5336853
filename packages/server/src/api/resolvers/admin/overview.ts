import type { Me } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import { ApiError } from '../../errors.ts';
import { guarded } from '../../operation.ts';
import { dashboard } from './dashboard.ts';

const me = guarded({
  area: 'read',
  evenSuspended: true,
  input: z.object({}),
  resolve: async (_app, { credential, tenant }): Promise<Me> => {
    if (credential.kind !== 'user') throw new ApiError('FORBIDDEN', { reason: 'role' });
    const { userId, email, name, role } = credential;
    return {
      userId,
      email,
      name,
      role,
      tenantId: tenant.tenantId,
      tenantName: tenant.name,
      tenantStatus: tenant.status,
      plan: tenant.plan,
      language: tenant.language,
      timezone: tenant.timezone,
      currency: tenant.currency,
    };
  },
});

export const overviewAdmin = {
  Query: { me, dashboard },
  Mutation: {},
};
