import type { Operation } from '../api/operation.ts';
import { auditAdmin } from '../api/resolvers/admin/audit.ts';
import { bookingsAdmin } from '../api/resolvers/admin/bookings.ts';
import { catalogAdmin } from '../api/resolvers/admin/catalog.ts';
import { conversationsAdmin } from '../api/resolvers/admin/conversations.ts';
import { csvAdmin } from '../api/resolvers/admin/csv.ts';
import { customersAdmin } from '../api/resolvers/admin/customers.ts';
import { hoursAdmin } from '../api/resolvers/admin/hours.ts';
import { keysAdmin } from '../api/resolvers/admin/keys.ts';
import { overviewAdmin } from '../api/resolvers/admin/overview.ts';
import { peopleAdmin } from '../api/resolvers/admin/people.ts';
import { settingsAdmin } from '../api/resolvers/admin/settings.ts';
import { usageAdmin } from '../api/resolvers/admin/usage.ts';
import { openCognitoAdmin } from '../identity/cognito/cognito-admin.ts';
import { publishToAppSync } from './publish.ts';
import { resolverFunction } from './resolver-function.ts';

/** `name` → `Query.name`, so that the table of functions holds this file to every field it gives it. */
const fieldsOf = <Type extends 'Query' | 'Mutation', Fields extends Readonly<Record<string, Operation>>>(
  type: Type,
  fields: Fields,
) =>
  Object.fromEntries(Object.entries(fields).map(([name, operation]) => [`${type}.${name}`, operation])) as {
    readonly [Name in keyof Fields & string as `${Type}.${Name}`]: Fields[Name];
  };

export const handler = resolverFunction(
  'admin',
  {
    ...fieldsOf('Query', {
      ...auditAdmin.Query,
      ...bookingsAdmin.Query,
      ...catalogAdmin.Query,
      ...conversationsAdmin.Query,
      ...csvAdmin.Query,
      ...customersAdmin.Query,
      ...hoursAdmin.Query,
      ...keysAdmin.Query,
      ...overviewAdmin.Query,
      ...peopleAdmin.Query,
      ...settingsAdmin.Query,
      ...usageAdmin.Query,
    }),
    ...fieldsOf('Mutation', {
      ...bookingsAdmin.Mutation,
      ...catalogAdmin.Mutation,
      ...conversationsAdmin.Mutation,
      ...csvAdmin.Mutation,
      ...customersAdmin.Mutation,
      ...hoursAdmin.Mutation,
      ...keysAdmin.Mutation,
      ...peopleAdmin.Mutation,
      ...settingsAdmin.Mutation,
      ...usageAdmin.Mutation,
    }),
  },
  ({ aws, environment, log }) => ({
    publish: publishToAppSync({ url: environment.API_URL, region: environment.AWS_REGION, log }),
    identity: {
      // AppSync has verified whoever comes this far.
      verify: async () => null,
      admin: openCognitoAdmin(aws('cognito-idp'), environment.USER_POOL_ID),
    },
  }),
);
