import { describe, expect, it } from 'vitest';
import { claimsOf } from './claims.ts';

const expected = { issuer: 'https://id.example', clientId: 'panel' };
const good = {
  iss: 'https://id.example',
  client_id: 'panel',
  token_use: 'access',
  sub: '1f0c',
  username: 'usr_a',
  tenantId: 'aurora',
  role: 'ADMIN',
  email: 'ana@aurora.test',
  name: 'Ana',
};

describe('claims of an access token', () => {
  it('are whose it is, of which tenant, and what they may do', () =>
    expect(claimsOf(good, expected)).toEqual({
      userId: 'usr_a',
      tenantId: 'aurora',
      role: 'ADMIN',
      email: 'ana@aurora.test',
      name: 'Ana',
    }));

  it('need no name', () => expect(claimsOf({ ...good, name: undefined }, expected)?.name).toBeNull());

  it.each([
    ['another issuer', { iss: 'https://id.example/other' }],
    ['no issuer', { iss: undefined }],
    ['another client', { client_id: 'shop' }],
    ['an ID token', { token_use: 'id' }],
    ['the audience of an ID token in place of the client', { client_id: undefined, aud: 'panel' }],
    ['no tenant', { tenantId: undefined }],
    ['an empty tenant', { tenantId: '' }],
    ['a list of tenants', { tenantId: ['aurora', 'quillay'] }],
    ['no role', { role: undefined }],
    ['a role that is none', { role: 'ROOT' }],
    ['a role in small letters', { role: 'owner' }],
    ['no person', { username: '' }],
    ['no address', { email: undefined }],
  ])('of %s count for nothing', (_, changed) =>
    expect(claimsOf({ ...good, ...changed }, expected)).toBeNull(),
  );
});
