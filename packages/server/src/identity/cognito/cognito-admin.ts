import { isLang } from '@booking-chat/core/language/lang';
import { isRole } from '@booking-chat/core/tenancy/roles';
import { type AwsCall, AwsError } from '../../lambda/aws-call.ts';
import { randomId } from '../../store/random-id.ts';
import type { IdentityAdmin, Invitation, Person, PersonOutcome } from '../identity.ts';

/**
 * The people of a tenant in a Cognito user pool, over signed JSON calls. An account's name is our `usr_…` id and its e-mail an
 * alias of it; tenant and role are attributes that no client may write. A pool cannot be asked by attribute, so the people of
 * a tenant are the members of the group `tenant-<tenantId>`; the attribute decides, the group only lists.
 */
export function openCognitoAdmin(call: AwsCall, userPoolId: string): IdentityAdmin {
  const pool = (operation: string, input: object = {}) =>
    call(operation, { UserPoolId: userPoolId, ...input });

  /** An alias finds accounts too, so the name that comes back is compared with the one asked for. */
  async function find(tenantId: string, userId: string): Promise<Person | null> {
    const user = await unless('UserNotFoundException', () => pool('AdminGetUser', { Username: userId }));
    const account = user && accountOf(user as unknown as CognitoUser);
    return account?.tenantId === tenantId && account.person.userId === userId ? account.person : null;
  }

  /** Changes someone of this tenant and reads them again. */
  async function change(
    tenantId: string,
    userId: string,
    work: (person: Person) => Promise<unknown>,
  ): Promise<PersonOutcome> {
    const person = await find(tenantId, userId);
    if (!person) return { ok: false, why: 'not-found' };
    await work(person);
    return { ok: true, person: (await find(tenantId, userId)) ?? person };
  }

  async function join(tenantId: string, userId: string): Promise<void> {
    const GroupName = groupOf(tenantId);
    const add = () => pool('AdminAddUserToGroup', { GroupName, Username: userId });
    if (await unless('ResourceNotFoundException', add)) return;
    await unless('GroupExistsException', () => pool('CreateGroup', { GroupName }));
    await add();
  }

  async function members(tenantId: string, Limit: number, NextToken: string | null) {
    const page = await unless('ResourceNotFoundException', () =>
      pool('ListUsersInGroup', {
        GroupName: groupOf(tenantId),
        Limit,
        ...(NextToken ? { NextToken } : {}),
      }),
    );
    const { Users = [], NextToken: next = null } = (page ?? {}) as {
      Users?: readonly CognitoUser[];
      NextToken?: string;
    };
    return { userIds: Users.map(({ Username }) => Username), next };
  }

  const endSessions = (userId: string) => pool('AdminUserGlobalSignOut', { Username: userId });

  return {
    find,

    async list(tenantId, { limit, nextToken }) {
      const people: Person[] = [];
      let next = nextToken === null ? null : readToken(tenantId, nextToken);
      do {
        const page = await members(tenantId, Math.min(limit - people.length, largestPage), next);
        // A list tells nothing of second factors, and may be older than the account itself.
        const found = await Promise.all(page.userIds.map((userId) => find(tenantId, userId)));
        people.push(...found.filter((person) => person !== null));
        next = page.next;
      } while (next !== null && people.length < limit);
      return { people, nextToken: next === null ? null : writeToken(tenantId, next) };
    },

    async invite(tenantId, invitation) {
      const userId = invitation.userId ?? newUserId();
      const created = await unless(/^(UsernameExists|AliasExists)Exception$/, () =>
        pool('AdminCreateUser', {
          Username: userId,
          UserAttributes: attributesOf(tenantId, invitation),
          ...(invitation.quietly ? { MessageAction: 'SUPPRESS' } : { DesiredDeliveryMediums: ['EMAIL'] }),
        }),
      );
      if (created) {
        await join(tenantId, userId);
        const person = await find(tenantId, userId);
        return person ? { ok: true, person } : { ok: false, why: 'not-found' };
      }
      const known = await listHalfInvited(tenantId, invitation.email);
      // Of an import that was cut short and runs again.
      const isSame = known !== null && known.userId === invitation.userId;
      return isSame ? { ok: true, person: known } : { ok: false, why: 'email-taken' };
    },

    changeRole: (tenantId, userId, role) =>
      change(tenantId, userId, () =>
        pool('AdminUpdateUserAttributes', {
          Username: userId,
          UserAttributes: [{ Name: 'custom:role', Value: role }],
        }),
      ),

    setEnabled: (tenantId, userId, enabled) =>
      change(tenantId, userId, async () => {
        await pool(enabled ? 'AdminEnableUser' : 'AdminDisableUser', { Username: userId });
        if (!enabled) await endSessions(userId);
      }),

    reset: (tenantId, userId, { endSecondFactor = false } = {}) =>
      change(tenantId, userId, async ({ status }) => {
        if (endSecondFactor)
          await pool('AdminSetUserMFAPreference', {
            Username: userId,
            SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false },
            SMSMfaSettings: { Enabled: false, PreferredMfa: false },
          });
        if (status === 'INVITED')
          await pool('AdminCreateUser', {
            Username: userId,
            MessageAction: 'RESEND',
            DesiredDeliveryMediums: ['EMAIL'],
          });
        // Cognito mails nobody whom it does not let in: they are enabled first.
        if (status !== 'ACTIVE') return;
        await pool('AdminResetUserPassword', { Username: userId });
        await endSessions(userId);
      }),

    async remove(tenantId, userId) {
      const person = await find(tenantId, userId);
      if (!person) return { ok: false, why: 'not-found' };
      await unless('UserNotFoundException', () => pool('AdminDeleteUser', { Username: userId }));
      return { ok: true, person };
    },

    /** By the operator: the functions' own role may not delete groups. */
    async removeAll(tenantId) {
      let removed = 0;
      let next: string | null = null;
      do {
        const page = await members(tenantId, largestPage, next);
        next = page.next;
        for (const userId of page.userIds) {
          if (!(await find(tenantId, userId))) continue;
          await unless('UserNotFoundException', () => pool('AdminDeleteUser', { Username: userId }));
          removed++;
        }
      } while (next !== null);
      await unless('ResourceNotFoundException', () => pool('DeleteGroup', { GroupName: groupOf(tenantId) }));
      return removed;
    },
  };

  /** An invitation that broke off between account and group left someone whom no list shows: the second try lists them. */
  async function listHalfInvited(tenantId: string, email: string): Promise<Person | null> {
    const user = await unless('UserNotFoundException', () =>
      pool('AdminGetUser', { Username: addressOf(email) }),
    );
    const account = user && accountOf(user as unknown as CognitoUser);
    if (account?.tenantId !== tenantId) return null;
    await join(tenantId, account.person.userId);
    return account.person;
  }
}

/** Small letters: the pool does not tell cases apart. */
const newUserId = (): string => `usr_${randomId()}`;

/** Cognito's own bound on a page. */
const largestPage = 60;

/** A pool has at most 10,000 groups: that many tenants. */
const groupOf = (tenantId: string): string => `tenant-${tenantId}`;

const addressOf = (email: string): string => email.trim().toLowerCase();

const attributesOf = (tenantId: string, { email, name, role, language }: Invitation) =>
  Object.entries({
    email: addressOf(email),
    email_verified: 'true',
    ...(name ? { name } : {}),
    locale: language,
    'custom:tenantId': tenantId,
    'custom:role': role,
  }).map(([Name, Value]) => ({ Name, Value }));

/** As AdminGetUser and ListUsersInGroup give it; the one calls the attributes otherwise than the other. */
interface CognitoUser {
  readonly Username: string;
  readonly UserAttributes?: readonly { readonly Name: string; readonly Value?: string }[];
  readonly Enabled?: boolean;
  readonly UserStatus?: string;
  /** Epoch seconds. */
  readonly UserCreateDate?: number;
  readonly UserMFASettingList?: readonly string[];
}

/** null: an account of the pool that is nobody's of ours. */
function accountOf(user: CognitoUser): { tenantId: string; person: Person } | null {
  const attributes = new Map((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value ?? '']));
  const tenantId = attributes.get('custom:tenantId');
  const role = attributes.get('custom:role');
  const email = attributes.get('email');
  if (!tenantId || !email || !isRole(role)) return null;
  const language = attributes.get('locale');
  const known = { email, role, name: attributes.get('name') || null, ...(isLang(language) && { language }) };
  return { tenantId, person: personOf(user, known) };
}

const personOf = (
  user: CognitoUser,
  known: Pick<Person, 'email' | 'role' | 'name' | 'language'>,
): Person => ({
  userId: user.Username,
  ...known,
  status:
    user.Enabled === false ? 'DISABLED' : user.UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'INVITED' : 'ACTIVE',
  mfa: (user.UserMFASettingList ?? []).length > 0,
  createdAt: new Date(Math.round((user.UserCreateDate ?? 0) * 1000)).toISOString(),
});

const writeToken = (tenantId: string, token: string): string => `${tenantId} ${token}`;

/** Throws for a token of another tenant's list: the API gives out signed ones, so nobody comes here with one. */
function readToken(tenantId: string, text: string): string {
  if (!text.startsWith(`${tenantId} `)) throw new Error('this page belongs to the list of another tenant');
  return text.slice(tenantId.length + 1);
}

/** null: Cognito answered with that exception. */
async function unless<T>(exception: string | RegExp, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    const fits =
      error instanceof AwsError &&
      (typeof exception === 'string' ? error.name === exception : exception.test(error.name));
    if (fits) return null;
    throw error;
  }
}
