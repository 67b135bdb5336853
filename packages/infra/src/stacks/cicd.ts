import type { Stack } from 'aws-cdk-lib';
import { GithubRoles } from '../constructs/github-roles.ts';
import { releaseBucket } from '../constructs/release-storage.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';

/** What deploys the rest: a bucket for releases and, when a repository is named, the roles of its workflows. */
export function cicdStack(stack: Stack, settings: Settings): GithubRoles | null {
  const releases = releaseBucket(stack, settings.stage);
  output(stack, 'ReleaseBucket', 'ARTIFACT_BUCKET of deploy.sh', releases.bucketName);
  if (settings.repository === null) return null;
  const roles = new GithubRoles(stack, 'Github', { settings, repository: settings.repository, releases });
  output(stack, 'DeployRoleArn', 'AWS_DEPLOY_ROLE_ARN of the workflows', roles.deploy.roleArn);
  output(stack, 'PublishRoleArn', 'AWS_PUBLISH_ROLE_ARN of the workflows', roles.publish.roleArn);
  output(stack, 'ExecutionRoleArn', 'CFN_EXECUTION_ROLE_ARN of deploy.sh', roles.execution.roleArn);
  return roles;
}
