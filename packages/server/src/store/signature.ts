import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Scope {
  readonly region: string;
  readonly service: string;
  /** Default: `/`. Already encoded. */
  readonly path?: string;
}

/**
 * Adds date, session token and authorization to the headers (lower-case names) of a POST: AWS Signature
 * Version 4 (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). All given headers
 * are signed.
 */
export function signRequest(
  headers: Readonly<Record<string, string>>,
  body: string,
  { region, service, path = '/' }: Scope,
  credentials: Credentials,
  at: Date,
): Record<string, string> {
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const date = time.slice(0, 8);
  const signed: Record<string, string> = { ...headers, 'x-amz-date': time };
  if (credentials.sessionToken) signed['x-amz-security-token'] = credentials.sessionToken;
  const names = Object.keys(signed).sort();
  const signedHeaders = names.join(';');
  const canonical = `POST\n${path}\n\n${names.map((name) => `${name}:${signed[name]}\n`).join('')}\n${signedHeaders}\n${sha256(body)}`;
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`;
  const signature = hmac(signingKey(credentials.secretAccessKey, date, region, service), text).toString(
    'hex',
  );
  signed.authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  return signed;
}

let latestKey: { readonly of: string; readonly key: Buffer } | null = null;

/** The same for a whole day, so the latest one is kept. */
function signingKey(secret: string, date: string, region: string, service: string): Buffer {
  const of = [secret, date, region, service].join('\n');
  if (latestKey?.of === of) return latestKey.key;
  const key = [date, region, service, 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
  latestKey = { of, key };
  return key;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
