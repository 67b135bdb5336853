import * as oauth from 'oauth4webapi';
import { type PanelConfig, panelBase } from '../config.ts';

/** What a sign-in or a refresh gives. Moments in epoch milliseconds. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly idToken: string | null;
  readonly expiresAt: number;
}

/** Kept between leaving for the provider and coming back, in this tab only. */
interface SignInUnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

const underWayKey = 'admin.signing-in';

/** Authorization code with PKCE (RFC 7636, S256) against the provider that config.json names; every host alike. */
export function createOidc(auth: PanelConfig['auth'], origin: string) {
  const provider: oauth.AuthorizationServer = {
    issuer: auth.issuer,
    authorization_endpoint: auth.authorizeUrl,
    token_endpoint: auth.tokenUrl,
    revocation_endpoint: auth.revokeUrl,
  };
  const client: oauth.Client = { client_id: auth.clientId };
  const redirectUri = auth.redirectUri ?? `${origin}${panelBase}signed-in`;
  const transport = { [oauth.allowInsecureRequests]: isLoopback(auth.tokenUrl) };

  return {
    /** The provider's page for signing in; coming back leads to `returnTo`, a path of the panel. */
    async authorizeUrl(returnTo: string): Promise<string> {
      const underWay: SignInUnderWay = {
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
        verifier: oauth.generateRandomCodeVerifier(),
        returnTo,
      };
      sessionStorage.setItem(underWayKey, JSON.stringify(underWay));
      const url = new URL(auth.authorizeUrl);
      const parameters = {
        client_id: auth.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: auth.scope,
        state: underWay.state,
        nonce: underWay.nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(underWay.verifier),
        code_challenge_method: 'S256',
        // OpenID Connect's name for the language of the provider's pages, and Cognito's.
        ui_locales: document.documentElement.lang,
        lang: document.documentElement.lang,
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return url.href;
    },

    /** Coming back from the provider. Throws when the answer is not the one to our question. */
    async finish(address: URL): Promise<{ readonly tokens: Tokens; readonly returnTo: string }> {
      const underWay = JSON.parse(sessionStorage.getItem(underWayKey) ?? 'null') as SignInUnderWay | null;
      sessionStorage.removeItem(underWayKey);
      if (!underWay) throw new Error('no sign-in is under way in this tab');
      const answer = oauth.validateAuthResponse(provider, client, address, underWay.state);
      const response = await oauth.authorizationCodeGrantRequest(
        provider,
        client,
        oauth.None(),
        answer,
        redirectUri,
        underWay.verifier,
        transport,
      );
      const granted = await oauth.processAuthorizationCodeResponse(provider, client, response, {
        expectedNonce: underWay.nonce,
        requireIdToken: true,
      });
      return { tokens: tokensOf(granted), returnTo: underWay.returnTo };
    },

    /** null: the provider does not accept the refresh token any more. Throws when it does not answer. */
    async refresh(refreshToken: string): Promise<Tokens | null> {
      const response = await oauth.refreshTokenGrantRequest(
        provider,
        client,
        oauth.None(),
        refreshToken,
        transport,
      );
      try {
        return tokensOf(await oauth.processRefreshTokenResponse(provider, client, response), refreshToken);
      } catch (error) {
        if (error instanceof oauth.ResponseBodyError) return null;
        throw error;
      }
    },

    async revoke(refreshToken: string): Promise<void> {
      await oauth.revocationRequest(provider, client, oauth.None(), refreshToken, transport);
    },

    /** Ends the provider's own session. The names of both kinds of provider: Cognito's and OpenID Connect's. */
    logoutUrl(idToken: string | null): string {
      const url = new URL(auth.logoutUrl);
      const after = `${origin}${panelBase}`;
      url.searchParams.set('client_id', auth.clientId);
      url.searchParams.set('logout_uri', after);
      url.searchParams.set('post_logout_redirect_uri', after);
      if (idToken) url.searchParams.set('id_token_hint', idToken);
      return url.href;
    },
  };
}

export type Oidc = ReturnType<typeof createOidc>;

const tokensOf = (granted: oauth.TokenEndpointResponse, former: string | null = null): Tokens => ({
  accessToken: granted.access_token,
  refreshToken: granted.refresh_token ?? former,
  idToken: granted.id_token ?? null,
  expiresAt: Date.now() + (granted.expires_in ?? 300) * 1000,
});

/** Plain HTTP is for a provider on one's own machine only. */
function isLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
