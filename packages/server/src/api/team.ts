import type { Role } from '@booking-chat/core/tenancy/roles';
import type { TenantId } from '@booking-chat/core/tenancy/tenant';
import type { IdentityAdmin, Invitation, Person, PersonOutcome } from '../identity/identity.ts';
import { auditWrite, changesBetween } from '../store/audit.ts';
import { type Db, write } from '../store/db.ts';
import { lockTeam } from '../store/team-lock.ts';
import { takeTeamMail } from '../store/usage.ts';
import type { AuditAction } from './audit-actions.ts';

/** A business's team, and who is changing it. */
export interface Team {
  readonly db: Db;
  readonly admin: IdentityAdmin;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly tenantId: TenantId;
  readonly actor:
    | { readonly kind: 'PERSON'; readonly userId: string; readonly email: string }
    /** `command`: as it was run. */
    | { readonly kind: 'OPERATOR'; readonly command: string };
}

export type TeamOutcome =
  | { readonly ok: true; readonly person: Person }
  | {
      readonly ok: false;
      readonly why:
        | 'not-found'
        | 'email-taken'
        | 'last-owner'
        | 'yourself'
        | 'no-owner'
        | 'busy'
        | 'too-many-mails';
    };

/** Makes the account and mails the way in. Addresses count in lower case. */
export function invite(
  team: Team,
  invitation: Invitation & { readonly userId: string },
): Promise<TeamOutcome> {
  const { userId, name, role } = invitation;
  const email = invitation.email.trim().toLowerCase();
  return changeTeam(team, async () =>
    (await mayMail(team))
      ? {
          action: 'person.invite',
          before: null,
          after: { email, name, role },
          target: { userId, email },
          apply: () => team.admin.invite(team.tenantId, { ...invitation, email }),
        }
      : 'too-many-mails',
  );
}

export const changeRole = (team: Team, userId: string, role: Role): Promise<TeamOutcome> =>
  changePerson(team, userId, (person) => ({
    action: 'person.role',
    before: { role: person.role },
    after: { role },
    endsOwner: role !== 'OWNER',
    apply: () => team.admin.changeRole(team.tenantId, userId, role),
  }));

export const setEnabled = (team: Team, userId: string, enabled: boolean): Promise<TeamOutcome> =>
  changePerson(team, userId, (person) => ({
    action: enabled ? 'person.enable' : 'person.disable',
    before: { enabled: person.status !== 'DISABLED' },
    after: { enabled },
    endsOwner: !enabled,
    apply: () => team.admin.setEnabled(team.tenantId, userId, enabled),
  }));

/** An invitation again, or a mail to choose a new password; allowed to oneself. */
export const reset = (
  team: Team,
  userId: string,
  options?: { readonly endSecondFactor?: boolean },
): Promise<TeamOutcome> =>
  changePerson(team, userId, () => ({
    action: 'person.reset',
    before: null,
    after: null,
    evenYourself: true,
    mails: true,
    apply: () => team.admin.reset(team.tenantId, userId, options),
  }));

export const remove = (team: Team, userId: string): Promise<TeamOutcome> =>
  changePerson(team, userId, ({ email, name, role }) => ({
    action: 'person.remove',
    before: { email, name, role },
    after: null,
    endsOwner: true,
    apply: () => team.admin.remove(team.tenantId, userId),
  }));

interface Change {
  readonly action: AuditAction;
  readonly before: object | null;
  readonly after: object | null;
  readonly apply: () => Promise<PersonOutcome>;
}

interface PersonChange extends Change {
  /** Whoever it is done to is no enabled owner afterwards. */
  readonly endsOwner?: boolean;
  readonly evenYourself?: boolean;
  readonly mails?: boolean;
}

function changePerson(
  team: Team,
  userId: string,
  decide: (person: Person) => PersonChange,
): Promise<TeamOutcome> {
  return changeTeam(team, async () => {
    const person = await team.admin.find(team.tenantId, userId);
    if (!person) return 'not-found';
    const change = decide(person);
    const isSelf = team.actor.kind === 'PERSON' && team.actor.userId === userId;
    if (isSelf && !change.evenYourself) return 'yourself';
    if (change.endsOwner && isOwner(person) && !(await hasOtherOwner(team, userId))) return 'last-owner';
    if (change.mails && !(await mayMail(team))) return 'too-many-mails';
    return { ...change, target: person };
  });
}

/**
 * One change at a time. Its audit entry is written before the provider is asked, because a change without its entry must
 * not be; when the provider refuses, the entry goes again, and when nobody knows (an outage), it says so.
 */
async function changeTeam(
  team: Team,
  decide: () => Promise<Refused | (Change & { readonly target: Pick<Person, 'userId' | 'email'> })>,
): Promise<TeamOutcome> {
  const { db, tenantId, clock } = team;
  const lock = await lockTeam(db, tenantId, clock);
  if (!lock) return { ok: false, why: 'busy' };
  try {
    if (!(await actorMayStill(team))) return { ok: false, why: 'no-owner' };
    const decided = await decide();
    if (typeof decided === 'string') return { ok: false, why: decided };
    const entry = entryOf(team, decided);
    await write(db, entry);
    try {
      const outcome = await decided.apply();
      if (!outcome.ok) await removeEntry(db, entry);
      return outcome;
    } catch (error) {
      const changes = [...entry.item.changes, { field: 'outcome', before: null, after: '"unknown"' }];
      await write(db, { ...entry, item: { ...entry.item, changes } });
      throw error;
    }
  } finally {
    await lock.release();
  }
}

type Refused = Exclude<Extract<TeamOutcome, { ok: false }>['why'], 'busy' | 'no-owner'>;

/**
 * An owner types any address and is told when it has an account elsewhere: neither may be done by the thousand. Operators mail
 * as many as they like.
 */
const mayMail = async ({ db, tenantId, clock, actor }: Team): Promise<boolean> =>
  actor.kind === 'OPERATOR' || takeTeamMail(db, tenantId, clock());

/** A token says what its bearer was up to five minutes ago; for the team itself the present counts. */
async function actorMayStill({ admin, tenantId, actor }: Team): Promise<boolean> {
  if (actor.kind === 'OPERATOR') return true;
  const person = await admin.find(tenantId, actor.userId);
  return person !== null && isOwner(person);
}

async function hasOtherOwner({ admin, tenantId }: Team, userId: string): Promise<boolean> {
  let nextToken: string | null = null;
  do {
    const page: Awaited<ReturnType<IdentityAdmin['list']>> = await admin.list(tenantId, {
      limit: 60,
      nextToken,
    });
    if (page.people.some((person) => person.userId !== userId && isOwner(person))) return true;
    nextToken = page.nextToken;
  } while (nextToken);
  return false;
}

const isOwner = ({ role, status }: Person): boolean => role === 'OWNER' && status !== 'DISABLED';

function entryOf(
  { tenantId, actor, clock }: Team,
  { action, before, after, target }: Change & { readonly target: Pick<Person, 'userId' | 'email'> },
) {
  const changes = changesBetween(before, after);
  const who =
    actor.kind === 'PERSON'
      ? ({ actorKind: 'PERSON', actorId: actor.userId, actorName: actor.email } as const)
      : ({ actorKind: 'OPERATOR', actorId: null, actorName: actor.command } as const);
  const at = new Date(clock()).toISOString();
  const entry = { ...who, tenantId, at, action, targetId: target.userId, targetName: target.email, changes };
  const { item, ...put } = auditWrite(entry);
  return { ...put, item: item as typeof entry & { readonly entryKey: string } };
}

async function removeEntry(db: Db, { item }: ReturnType<typeof entryOf>): Promise<void> {
  const { tenantId, entryKey } = item;
  await write(db, { type: 'delete', table: 'AuditTrail', key: { tenantId, entryKey } }, { repeatable: true });
}
