import type { Credentials } from './signature.ts';

/**
 * Credentials as Lambda gives them to a function and as `aws configure export-credentials --format env` prints them for an
 * operator. Throws when there are none.
 */
export function environmentCredentials(env: NodeJS.ProcessEnv = process.env): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = env;
  if (!accessKeyId || !secretAccessKey)
    throw new Error(
      'no AWS credentials in the environment: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, for instance with eval "$(aws configure export-credentials --format env)"',
    );
  return { accessKeyId, secretAccessKey, sessionToken: AWS_SESSION_TOKEN || undefined };
}
