import { type Area, roleAllows } from '@booking-chat/core/tenancy/roles';
import type { Me } from '@booking-chat/schema/generated/types';
import { createContext, use } from 'react';
import { readOperation } from '../api/operation.ts';
import type { Session } from './session.ts';

export const readMe = readOperation<{ me: Me }>(
  'me',
  `query Me {
    me { userId email name role tenantId tenantName tenantStatus plan language timezone currency }
  }`,
);

export const SessionContext = createContext<Session | null>(null);
export const MeContext = createContext<Me | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a SessionContext around it');
  return session;
}

/** Who is signed in, and for which business. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe needs a MeContext around it');
  return me;
}

/** Whether to offer what changes an area. The API decides; this only spares people a refusal. */
export const useMay = (area: Area): boolean => roleAllows(useMe().role, area);
