// Who may hear what: people of a tenant its events, a widget the events of one conversation. The tenant is the token's, never an
// argument's, and AppSync filters by it.
import { extensions, util } from '@aws-appsync/utils';

export function request() {
  return { payload: null };
}

export function response(ctx) {
  const { claims, resolverContext } = ctx.identity;
  const person = claims && claims.token_use === 'access' && claims.role ? claims.tenantId : null;
  const page = resolverContext && resolverContext.kind !== 'link' ? resolverContext.tenantId : null;
  const tenantId = person ?? page;
  if (!tenantId) {
    util.unauthorized();
  }
  const filter = { tenantId: { eq: tenantId } };
  if (ctx.args.conversationId) {
    filter.conversationId = { eq: ctx.args.conversationId };
  }
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(filter));
  return null;
}
