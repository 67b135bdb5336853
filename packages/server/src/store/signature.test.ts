import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { expect, it } from 'vitest';
import { signRequest } from './signature.ts';

/** What @smithy/signature-v4 wants of a hash. */
class Sha256 {
  readonly #hash;
  constructor(secret?: Uint8Array | string) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }
  update(data: Uint8Array | string) {
    this.#hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
}

it.each([
  ['without a session', { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' }],
  ['with one', { accessKeyId: 'AKID2', secretAccessKey: 'secret', sessionToken: 'token/with+signs==' }],
])("signs as AWS's own signer does, %s", async (_, credentials) => {
  const at = new Date('2026-11-23T09:08:07.654Z');
  const scope = { region: 'sa-east-1', service: 'dynamodb' };
  const body = '{"TableName":"Bookings","Key":{"name":{"S":"María José 🎉"}}}';
  const headers = {
    host: 'dynamodb.sa-east-1.amazonaws.com',
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.GetItem',
  };
  const theirs = await new SignatureV4({ ...scope, credentials, sha256: Sha256 as never }).sign(
    { method: 'POST', protocol: 'https:', hostname: headers.host, path: '/', query: {}, headers, body },
    { signingDate: at },
  );
  const ours = signRequest(headers, body, scope, credentials, at);
  expect(ours['x-amz-date']).toBe(theirs.headers['x-amz-date']);
  // Theirs also signs a header with the body's hash, which is optional: sign that too and compare.
  const alike = signRequest(
    { ...headers, 'x-amz-content-sha256': theirs.headers['x-amz-content-sha256'] as string },
    body,
    scope,
    credentials,
    at,
  );
  expect(alike.authorization).toBe(theirs.headers.authorization);
});
