import { authorizeKey, type Verifier } from '../api/authorize.ts';
import type { Credential } from '../api/credential.ts';
import { ApiError } from '../api/errors.ts';
import type { AuthorizerAnswer, AuthorizerEvent, ResolverContext } from './appsync/event.ts';
import { functions } from './functions.ts';
import { openRuntime, openSigner, openTables } from './runtime.ts';

const runtime = openRuntime('authorizer');
const verifier: Verifier = { db: openTables(runtime.environment), signer: openSigner(runtime) };

/**
 * Whose token is this? AppSync keeps the answer by token, so it says nothing that may change: whether the key is revoked,
 * its origin, rate and plan are looked at by every single request (`admit`).
 */
export const handler = (event: AuthorizerEvent): Promise<AuthorizerAnswer> =>
  runtime.invoke(async () => {
    const requestId = event.requestContext?.requestId ?? null;
    try {
      const credential = await authorizeKey(verifier, event.authorizationToken);
      const { kind, tenantId } = credential;
      runtime.log.info({ requestId, tenantId, kind }, 'authorized');
      return {
        isAuthorized: true,
        resolverContext: contextOf(credential),
        deniedFields: kind === 'link' ? deniedToLinks : [],
        ttlOverride: functions.authorizer.trigger.ttlSeconds,
      };
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      runtime.log.info({ requestId, reason: thrown.reason }, 'not authorized');
      return { isAuthorized: false, ttlOverride: refusedSeconds };
    }
  });

/** A key made a moment ago may not be in the index yet. */
const refusedSeconds = 10;

/** A second line: AppSync nulls these for the customer's own page. That they do nothing for it is the resolvers' own check. */
const deniedToLinks = [
  'Mutation.startConversation',
  'Mutation.sendChatMessage',
  'Mutation.createBooking',
  'Query.getConversation',
  'Subscription.onPersonReply',
];

function contextOf(credential: Credential): ResolverContext {
  const { tenantId } = credential;
  if (credential.kind === 'key') return { kind: 'key', tenantId, keyId: credential.keyId };
  if (credential.kind === 'link') return { kind: 'link', tenantId, bookingId: credential.bookingId };
  if (credential.kind === 'preview') {
    const { userId, expiresAt } = credential;
    return { kind: 'preview', tenantId, userId, expiresAt: String(expiresAt) };
  }
  throw new Error(`no token stands for ${credential.kind}`);
}
