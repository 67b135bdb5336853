/** What AppSync sends to a direct Lambda resolver, as far as it is read here; `answer.js` sends the same. */
export interface ResolverEvent {
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Null under an AppSync API key. */
  readonly identity: LambdaIdentity | CognitoIdentity | null;
  readonly source: unknown;
  readonly request: { readonly headers: Readonly<Record<string, string | undefined>> };
  readonly info: { readonly fieldName: string; readonly parentTypeName: string };
  readonly prev: unknown;
  readonly stash: Readonly<Record<string, unknown>>;
}

/** Of Lambda authorization: what the authorizer found out, as texts. */
export interface LambdaIdentity {
  readonly resolverContext?: ResolverContext | null;
}

/** Of a user pool: AppSync has verified signature, issuer, time and client of the token that says this. */
export interface CognitoIdentity {
  readonly sub: string;
  readonly issuer: string;
  readonly username: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly groups?: readonly string[] | null;
}

export type ResolverContext =
  | { readonly kind: 'key'; readonly tenantId: string; readonly keyId: string }
  | { readonly kind: 'link'; readonly tenantId: string; readonly bookingId: string }
  | {
      readonly kind: 'preview';
      readonly tenantId: string;
      readonly userId: string;
      readonly expiresAt: string;
    };

export interface AuthorizerEvent {
  readonly authorizationToken: string;
  readonly requestContext?: { readonly requestId?: string };
  readonly requestHeaders?: Readonly<Record<string, string>>;
}

export interface AuthorizerAnswer {
  readonly isAuthorized: boolean;
  readonly resolverContext?: ResolverContext;
  /** `Type.field`s that are null in every answer to this caller. */
  readonly deniedFields?: readonly string[];
  /** Seconds for which AppSync keeps this answer for the same token. */
  readonly ttlOverride: number;
}

/** Of the invocation, as far as it is read here. */
export interface InvocationContext {
  readonly awsRequestId: string;
}
