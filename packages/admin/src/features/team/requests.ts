import type {
  Deleted,
  MutationChangeRoleArgs,
  MutationInvitePersonArgs,
  MutationSetPersonEnabledArgs,
  Person,
  PersonConnection,
  QueryListPeopleArgs,
} from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../../shared/api/operation.ts';

const person = 'userId email name role status mfa createdAt';

export const readPeople = readOperation<{ listPeople: PersonConnection }, QueryListPeopleArgs>(
  'person',
  `query People($limit: Int, $nextToken: String) {
    listPeople(limit: $limit, nextToken: $nextToken) { items { ${person} } nextToken }
  }`,
);

export const invitePerson = writeOperation<{ invitePerson: Person }, MutationInvitePersonArgs>(
  ['person', 'overview', 'audit'],
  `mutation InvitePerson($input: InvitePersonInput!) { invitePerson(input: $input) { ${person} } }`,
);

export const changeRole = writeOperation<{ changeRole: Person }, MutationChangeRoleArgs>(
  ['person', 'audit'],
  `mutation ChangeRole($userId: ID!, $role: Role!) { changeRole(userId: $userId, role: $role) { ${person} } }`,
);

export const setPersonEnabled = writeOperation<{ setPersonEnabled: Person }, MutationSetPersonEnabledArgs>(
  ['person', 'audit'],
  `mutation SetPersonEnabled($userId: ID!, $enabled: Boolean!) {
    setPersonEnabled(userId: $userId, enabled: $enabled) { ${person} }
  }`,
);

export const resetPerson = writeOperation<{ resetPerson: Person }, { userId: string }>(
  ['person', 'audit'],
  `mutation ResetPerson($userId: ID!) { resetPerson(userId: $userId) { ${person} } }`,
);

export const removePerson = writeOperation<{ removePerson: Deleted }, { userId: string }>(
  ['person', 'audit'],
  'mutation RemovePerson($userId: ID!) { removePerson(userId: $userId) { id } }',
);
