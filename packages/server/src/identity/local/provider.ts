import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Configuration, KoaContextWithOIDC, Provider, Account as ProviderAccount } from 'oidc-provider';
import { logCause } from '../../api/log-cause.ts';
import { accessTokenLife } from '../identity.ts';
import { type Account, findAccount } from './accounts.ts';
import { issuerOf, type LocalIdentity, mountedAt, panelClientId } from './local-identity.ts';
import { endSessionPage, failurePage, signedOutPage } from './pages/provider-pages.ts';
import { endGrant, providerStore, type Reuse } from './provider-store.ts';
import { noteReuse } from './security-events.ts';

export interface LoadedProvider {
  readonly provider: Provider;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Our own account page signs in through this client; its codes are never exchanged. */
export const accountClientId = 'account';

/** Seconds. Access tokens and codes cannot be ended before their time, so they are short. */
export const lifetimes = {
  accessToken: accessTokenLife,
  idToken: accessTokenLife,
  code: 60,
  /** A sign-in under way: the page may stay open this long. */
  interaction: 3600,
  /** Of a browser's session, and of the refresh tokens that end with it. */
  session: 14 * 24 * 3600,
} as const;

const scope = 'openid email profile';

/**
 * The embedded OpenID provider (OIDC Core, RFC 6749 with PKCE S256 only, RFC 7009, RP-Initiated Logout), on paths like
 * Cognito's. Loaded at the first request that needs it: the library costs some 0.2 s and 28 MB.
 */
export async function loadProvider(identity: LocalIdentity): Promise<LoadedProvider> {
  const [{ Provider, errors, interactionPolicy }, keys] = await Promise.all([loadLibrary(), identity.keys()]);
  const issuer = issuerOf(identity);
  const resource = `${identity.publicUrl}/graphql`;
  const origins = ownOrigins(identity.publicUrl);

  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('signed_out', 'the session was ended', 'login_required', (context) => {
      const { account, session } = context.oidc;
      if (!session?.accountId) return false;
      return !account || (session.loginTs ?? 0) < (account as SignedIn).validSince;
    }),
  );

  const reused = async (reuse: Reuse): Promise<never> => {
    if (reuse.grantId) await endGrant(identity, reuse.grantId);
    await noteReuse(identity, reuse);
    throw new errors.InvalidGrant('already used');
  };

  const configuration: Configuration = {
    adapter: (kind: string) => providerStore(identity, kind, reused),
    jwks: { keys: [...keys.signing] },
    clients: [
      {
        client_id: panelClientId,
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: origins.map((origin) => `${origin}/admin/signed-in`),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/admin/`),
      },
      {
        client_id: accountClientId,
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: origins.map((origin) => `${origin}${mountedAt}/account/signed-in`),
      },
    ],
    clientAuthMethods: ['none'],
    clientBasedCORS: (_context, origin) => origins.includes(origin),
    cookies: {
      keys: [...keys.cookies],
      names: { session: 'identity_session', interaction: 'identity_sign_in', resume: 'identity_resume' },
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: mountedAt },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    claims: {
      openid: ['sub', 'username', 'tenantId', 'role', 'cognito:groups'],
      email: ['email', 'email_verified'],
      profile: ['name', 'locale'],
    },
    conformIdTokenClaims: false,
    discovery: { userinfo_endpoint: `${issuer}/oauth2/userInfo` },
    expiresWithSession: () => true,
    extraTokenClaims: (context) => accessClaims((context as KoaContextWithOIDC).oidc.account as SignedIn),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async () => true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => endSessionPage(context, form),
        postLogoutSuccessSource: (context) => signedOutPage(context, identity.publicUrl),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetimes.accessToken,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    findAccount: (_context, id, token) => signedInAccount(identity, id, token),
    interactions: { policy, url: (_context, { uid }) => `${mountedAt}/interaction/${uid}` },
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: (context) => grantFor(context, resource),
    pkce: { required: () => true },
    renderError: (context, out) => failurePage(context, out, identity.publicUrl),
    responseTypes: ['code'],
    revokeGrantPolicy: async (context) => {
      const { route, entities, params } = context.oidc;
      if (route === 'token') {
        const code = await context.oidc.provider.AuthorizationCode.find(String(params?.code ?? ''), {
          ignoreExpiration: true,
        });
        const token = entities.RefreshToken ?? code;
        if (token)
          await noteReuse(identity, { kind: token.kind, accountId: token.accountId, grantId: token.grantId });
      }
      return true;
    },
    rotateRefreshToken: true,
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      end_session: '/logout',
      jwks: '/.well-known/jwks.json',
    },
    scopes: ['openid', 'email', 'profile', 'offline_access'],
    subjectTypes: ['public'],
    ttl: {
      AccessToken: lifetimes.accessToken,
      AuthorizationCode: lifetimes.code,
      Grant: lifetimes.session,
      IdToken: lifetimes.idToken,
      Interaction: lifetimes.interaction,
      /** Rotation does not make a session longer. */
      RefreshToken: (context) =>
        context?.oidc.entities.RotatedRefreshToken?.remainingTTL ?? lifetimes.session,
      Session: lifetimes.session,
    },
  };

  const provider = new Provider(issuer, configuration);
  // The mount sets the host and the protocol that the request counts as.
  provider.proxy = true;
  const failed = (_context: unknown, error: Error) =>
    identity.log.error({ operation: 'identity', cause: logCause(error) }, 'identity request failed');
  provider.on('server_error', failed);
  // Koa would print it.
  Object.assign(provider, { onerror: (error: Error) => failed(null, error) });
  return { provider, handle: provider.callback() };
}

/** Where this server's pages may stand: the public address, and the loopback's two names for the same port. */
export function ownOrigins(publicUrl: string): readonly string[] {
  const { origin, port } = new URL(publicUrl);
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(origin);
  const loopback = ['localhost', '127.0.0.1'].map((name) => `http://${name}${port ? `:${port}` : ''}`);
  return [...new Set(isLocal ? [origin, ...loopback] : [origin])];
}

/** The provider's view of an account, with what our claims and checks need. */
interface SignedIn extends ProviderAccount {
  readonly person: Account;
  readonly validSince: number;
}

/** undefined: gone, disabled, or signed in before every session was ended. */
async function signedInAccount(
  { db }: LocalIdentity,
  userId: string,
  token: unknown,
): Promise<SignedIn | undefined> {
  const person = await findAccount(db, userId);
  if (!person?.enabled) return undefined;
  const signedInAt = (token as { authTime?: number } | undefined)?.authTime;
  if (signedInAt !== undefined && signedInAt < person.validSince) return undefined;
  return {
    accountId: userId,
    person,
    validSince: person.validSince,
    claims: async () => ({
      sub: userId,
      email_verified: true,
      locale: person.language,
      ...accessClaims({ person }),
    }),
  };
}

/** As Cognito's trigger adds them there. */
function accessClaims(account: Pick<SignedIn, 'person'> | undefined) {
  if (!account) return undefined;
  const { userId, tenantId, role, email, name } = account.person;
  return {
    username: userId,
    tenantId,
    role,
    email,
    name: name ?? undefined,
    'cognito:groups': [role],
    token_use: 'access',
  };
}

/** The panel is part of the product: signing in is all the consent there is. */
async function grantFor(context: KoaContextWithOIDC, resource: string) {
  const { provider, session, client, account } = context.oidc;
  if (!client || !account) return undefined;
  const grantId = session?.grantIdFor(client.clientId);
  const existing = grantId ? await provider.Grant.find(grantId) : undefined;
  if (existing && existing.accountId === account.accountId) return existing;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope(`${scope} offline_access`);
  grant.addResourceScope(resource, scope);
  await grant.save();
  return grant;
}

/** It tells every process on Node 20, which we support and test it on, to use a later one. */
async function loadLibrary() {
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes('Unsupported runtime')) warn(...said);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
