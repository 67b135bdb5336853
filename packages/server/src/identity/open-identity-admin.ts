import { awsService } from '../lambda/aws-call.ts';
import { openCognitoAdmin } from './cognito/cognito-admin.ts';
import type { IdentityAdmin } from './identity.ts';

/**
 * The people of the tenants for who runs commands: those of the user pool that COGNITO_USER_POOL_ID names (with AWS_REGION and
 * AWS credentials in the environment), else what `local` opens. Throws when the pool is named without its region.
 */
export function openIdentityAdmin(
  local: () => IdentityAdmin,
  env: NodeJS.ProcessEnv = process.env,
): IdentityAdmin {
  const userPoolId = env.COGNITO_USER_POOL_ID?.trim();
  if (!userPoolId) return local();
  const region = env.AWS_REGION?.trim() || userPoolId.split('_')[0];
  if (!region || !/^[\w-]+_[0-9A-Za-z]+$/.test(userPoolId))
    throw new Error(
      `COGNITO_USER_POOL_ID is "${userPoolId}": it must be the id of a user pool such as us-east-1_AbCd12345 (output UserPoolId)`,
    );
  return openCognitoAdmin(awsService('cognito-idp', region, env), userPoolId);
}
