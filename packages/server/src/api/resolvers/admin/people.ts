import { roles } from '@booking-chat/core/tenancy/roles';
import type { Person as ApiPerson, Deleted, PersonConnection } from '@booking-chat/schema/generated/types';
import * as z from 'zod/mini';
import type { App } from '../../../context.ts';
import type { IdentityAdmin, Person } from '../../../identity/identity.ts';
import { pageToken } from '../../../store/page-token.ts';
import { randomId } from '../../../store/random-id.ts';
import { ApiError } from '../../errors.ts';
import { email, id, languageTag, pageLimit, pageMark, personName } from '../../inputs.ts';
import { languageOf } from '../../language.ts';
import { guarded } from '../../operation.ts';
import { pageStart } from '../../page.ts';
import type { RequestContext } from '../../request.ts';
import { changeRole, invite, remove, reset, setEnabled, type Team, type TeamOutcome } from '../../team.ts';

const role = z.enum(roles);

const listPeople = guarded({
  area: 'users',
  input: z.object({ limit: pageLimit(200), nextToken: pageMark }),
  resolve: async (app, { tenant }, { limit, nextToken }): Promise<PersonConnection> => {
    const list = `people ${tenant.tenantId}`;
    const start = pageStart(app.signer, list, nextToken ?? null);
    const page = await adminOf(app).list(tenant.tenantId, {
      limit: limit ?? 50,
      nextToken: start?.at ?? null,
    });
    return {
      items: page.people.map(present),
      nextToken: pageToken(app.signer, list, page.nextToken ? { at: page.nextToken } : null),
    };
  },
});

const invitePerson = guarded({
  area: 'users',
  input: z.object({
    input: z.object({ email, name: z.nullish(personName), role, language: z.nullish(languageTag) }),
  }),
  resolve: async (app, request, { input }): Promise<ApiPerson> =>
    personIn(
      await invite(teamOf(app, request), {
        userId: `usr_${randomId()}`,
        email: input.email,
        name: input.name ?? null,
        role: input.role,
        language: languageOf(input.language) ?? request.tenant.language,
      }),
      input.email,
      request,
    ),
});

const changeRoleOf = guarded({
  area: 'users',
  input: z.object({ userId: id, role }),
  resolve: async (app, request, { userId, role }): Promise<ApiPerson> =>
    personIn(await changeRole(teamOf(app, request), userId, role), userId, request),
});

const setPersonEnabled = guarded({
  area: 'users',
  input: z.object({ userId: id, enabled: z.boolean() }),
  resolve: async (app, request, { userId, enabled }): Promise<ApiPerson> =>
    personIn(await setEnabled(teamOf(app, request), userId, enabled), userId, request),
});

const resetPerson = guarded({
  area: 'users',
  input: z.object({ userId: id }),
  resolve: async (app, request, { userId }): Promise<ApiPerson> =>
    personIn(await reset(teamOf(app, request), userId), userId, request),
});

const removePerson = guarded({
  area: 'users',
  input: z.object({ userId: id }),
  resolve: async (app, request, { userId }): Promise<Deleted> => {
    const person = personIn(await remove(teamOf(app, request), userId), userId, request);
    return { id: person.userId };
  },
});

export const peopleAdmin = {
  Query: { listPeople },
  Mutation: {
    invitePerson,
    changeRole: changeRoleOf,
    setPersonEnabled,
    resetPerson,
    removePerson,
  },
};

function adminOf({ identity }: App): IdentityAdmin {
  if (!identity) throw new Error('this process has no identity provider');
  return identity.admin;
}

function teamOf(app: App, { credential, tenant }: RequestContext): Team {
  if (credential.kind !== 'user') throw new ApiError('FORBIDDEN', { reason: 'role' });
  const { userId, email } = credential;
  return {
    db: app.db,
    admin: adminOf(app),
    clock: app.clock,
    tenantId: tenant.tenantId,
    actor: { kind: 'PERSON', userId, email },
  };
}

/** The person, or the refusal as the error that clients know. */
function personIn(outcome: TeamOutcome, asked: string, { now }: Pick<RequestContext, 'now'>): ApiPerson {
  if (outcome.ok) return present(outcome.person);
  switch (outcome.why) {
    case 'not-found':
      throw new ApiError('NOT_FOUND', { reason: 'person', field: 'userId', value: asked });
    case 'email-taken':
      throw new ApiError('CONFLICT', { reason: 'email-taken', field: 'input.email' });
    case 'no-owner':
      throw new ApiError('FORBIDDEN', { reason: 'role' });
    case 'busy':
      throw new ApiError('CONFLICT', { reason: 'changed' });
    case 'too-many-mails':
      throw new ApiError('RATE_LIMITED', { retryAfterSeconds: secondsToNextHour(now) });
    case 'last-owner':
    case 'yourself':
      throw new ApiError('CONFLICT', { reason: outcome.why, field: 'userId' });
  }
}

const secondsToNextHour = (now: number): number => 3600 - Math.floor((now % 3_600_000) / 1000);

const present = ({ userId, email, name, role, status, mfa, createdAt }: Person): ApiPerson => ({
  userId,
  email,
  name,
  role,
  status,
  mfa,
  createdAt,
});
