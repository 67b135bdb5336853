import type { FastifyInstance } from 'fastify';
import type { Identity } from '../identity.ts';
import type { VerifyToken } from '../verify.ts';
import { publicKeysOf } from './identity-keys.ts';
import { localAdmin } from './local-admin.ts';
import { issuerOf, type LocalIdentity, panelClientId } from './local-identity.ts';
import { mountIdentity } from './mount.ts';
import { type LoadedProvider, loadProvider } from './provider.ts';

export interface OpenIdentity {
  readonly identity: Identity;
  /** Adds the provider's pages and paths to the host. */
  mount(server: FastifyInstance): Promise<void>;
}

/**
 * The identity provider of one machine. `facts.publicUrl` may become known only once the host listens: nothing reads it
 * before the first request. What signs in and what verifies is loaded when it is first wanted: a start does not wait for it.
 */
export function openLocalIdentity(facts: LocalIdentity): OpenIdentity {
  let loaded: Promise<LoadedProvider> | null = null;
  const provider = () => {
    loaded ??= loadProvider(facts).catch((error) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
  let verifier: Promise<VerifyToken> | null = null;
  const verify: VerifyToken = async (token) => {
    verifier ??= import('../verify.ts').then(({ tokenVerifier }) =>
      tokenVerifier({
        issuer: issuerOf(facts),
        clientId: panelClientId,
        keys: async () => publicKeysOf(await facts.keys()),
      }),
    );
    return (await verifier)(token);
  };
  return {
    identity: { verify, admin: localAdmin(facts) },
    mount: (server) => mountIdentity(server, { identity: facts, provider, verify }),
  };
}
