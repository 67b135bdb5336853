/** An account of the stand-in's pool. */
export interface StandInUser {
  readonly username: string;
  readonly attributes: Map<string, string>;
  status: 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED' | 'RESET_REQUIRED';
  enabled: boolean;
  readonly createdAt: number;
  readonly groups: Set<string>;
  mfa: string[];
  /** Sessions that were ended. */
  signedOut: number;
}

/** A mail that Cognito would send. */
export interface StandInCognitoMail {
  readonly kind: 'invitation' | 'reset';
  readonly username: string;
  readonly email: string;
}

export interface CognitoStandIn {
  readonly users: Map<string, StandInUser>;
  readonly groups: Set<string>;
  readonly mails: StandInCognitoMail[];
  /** The person has chosen a password: as after the first sign-in. */
  confirm(username: string): void;
  answer(operation: string, input: Record<string, unknown>): CognitoAnswer;
}

/** What goes back, or the exception that does. */
export type CognitoAnswer = object | { readonly refused: string };

/**
 * A user pool as `Users` of the CDK makes it, as far as its people are managed: accounts by name with the e-mail as an alias,
 * in whichever case; attributes, one of them written once; groups; states. Refusals are Cognito's by name.
 */
export function createCognitoStandIn(clock: () => number = Date.now): CognitoStandIn {
  const users = new Map<string, StandInUser>();
  const groups = new Set<string>();
  const mails: StandInCognitoMail[] = [];

  const byAlias = (email: string) =>
    [...users.values()].find(
      ({ attributes }) =>
        attributes.get('email_verified') === 'true' &&
        attributes.get('email')?.toLowerCase() === email.toLowerCase(),
    );
  const mail = (kind: StandInCognitoMail['kind'], { username, attributes }: StandInUser) =>
    void mails.push({ kind, username, email: attributes.get('email') ?? '' });
  const found = (input: Record<string, unknown>): StandInUser => {
    const name = String(input.Username).toLowerCase();
    return users.get(name) ?? byAlias(name) ?? refuse('UserNotFoundException');
  };

  const operations: Record<string, (input: Record<string, unknown>) => object> = {
    AdminCreateUser(input) {
      const username = String(input.Username).toLowerCase();
      if (input.MessageAction === 'RESEND') {
        const user = users.get(username) ?? refuse('UserNotFoundException');
        if (user.status !== 'FORCE_CHANGE_PASSWORD') refuse('UnsupportedUserStateException');
        mail('invitation', user);
        return { User: shown(user) };
      }
      const attributes = attributesIn(input);
      if (users.has(username)) refuse('UsernameExistsException');
      if (byAlias(attributes.get('email') ?? '')) refuse('AliasExistsException');
      // With an e-mail as alias, a name may not look like one.
      if (!attributes.get('email') || username.includes('@')) refuse('InvalidParameterException');
      const user: StandInUser = {
        username,
        attributes,
        status: 'FORCE_CHANGE_PASSWORD',
        enabled: true,
        createdAt: clock(),
        groups: new Set(),
        mfa: [],
        signedOut: 0,
      };
      users.set(username, user);
      if (input.MessageAction !== 'SUPPRESS') mail('invitation', user);
      return { User: shown(user) };
    },
    AdminGetUser(input) {
      const user = found(input);
      const { Attributes, ...rest } = shown(user);
      return { ...rest, UserAttributes: Attributes, UserMFASettingList: user.mfa };
    },
    AdminUpdateUserAttributes(input) {
      const user = found(input);
      const changes = attributesIn(input);
      if (changes.has('custom:tenantId')) refuse('InvalidParameterException');
      for (const [name, value] of changes) user.attributes.set(name, value);
      return {};
    },
    AdminDisableUser(input) {
      found(input).enabled = false;
      return {};
    },
    AdminEnableUser(input) {
      found(input).enabled = true;
      return {};
    },
    AdminUserGlobalSignOut(input) {
      found(input).signedOut++;
      return {};
    },
    AdminResetUserPassword(input) {
      const user = found(input);
      if (!user.enabled || user.status === 'FORCE_CHANGE_PASSWORD') refuse('NotAuthorizedException');
      user.status = 'RESET_REQUIRED';
      mail('reset', user);
      return {};
    },
    AdminSetUserMFAPreference(input) {
      const kinds = { SoftwareTokenMfaSettings: 'SOFTWARE_TOKEN_MFA', SMSMfaSettings: 'SMS_MFA' };
      const user = found(input);
      for (const [setting, kind] of Object.entries(kinds))
        if ((input[setting] as { Enabled?: boolean } | undefined)?.Enabled === false)
          user.mfa = user.mfa.filter((one) => one !== kind);
      return {};
    },
    AdminDeleteUser(input) {
      users.delete(found(input).username);
      return {};
    },
    CreateGroup({ GroupName }) {
      const name = String(GroupName);
      if (name.length > 128) refuse('InvalidParameterException');
      if (groups.has(name)) refuse('GroupExistsException');
      groups.add(name);
      return { Group: { GroupName } };
    },
    DeleteGroup({ GroupName }) {
      if (!groups.delete(String(GroupName))) refuse('ResourceNotFoundException');
      for (const user of users.values()) user.groups.delete(String(GroupName));
      return {};
    },
    AdminAddUserToGroup(input) {
      const user = found(input);
      const name = String(input.GroupName);
      if (!groups.has(name)) refuse('ResourceNotFoundException');
      user.groups.add(name);
      return {};
    },
    ListUsersInGroup({ GroupName, Limit = 60, NextToken }) {
      const name = String(GroupName);
      const limit = Number(Limit);
      if (!groups.has(name)) refuse('ResourceNotFoundException');
      if (limit < 1 || limit > 60) refuse('InvalidParameterException');
      const members = [...users.values()].filter((user) => user.groups.has(name));
      const after =
        NextToken === undefined ? -1 : members.findIndex(({ username }) => username === NextToken);
      const page = members.slice(after + 1, after + 1 + limit);
      const more = after + 1 + limit < members.length;
      return { Users: page.map(shown), ...(more ? { NextToken: page.at(-1)?.username } : {}) };
    },
  };

  return {
    users,
    groups,
    mails,
    confirm(username) {
      const user = users.get(username);
      if (user) user.status = 'CONFIRMED';
    },
    answer(operation, input) {
      try {
        return operations[operation]?.(input) ?? { refused: 'InvalidAction' };
      } catch (error) {
        if (error instanceof Refused) return { refused: error.message };
        throw error;
      }
    },
  };
}

class Refused extends Error {}

function refuse(exception: string): never {
  throw new Refused(exception);
}

const attributesIn = ({ UserAttributes }: Record<string, unknown>) =>
  new Map(
    ((UserAttributes ?? []) as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]),
  );

const shown = (user: StandInUser) => ({
  Username: user.username,
  Attributes: [...user.attributes].map(([Name, Value]) => ({ Name, Value })),
  UserStatus: user.status,
  Enabled: user.enabled,
  UserCreateDate: user.createdAt / 1000,
});
