import { openStacks, outputOf, type Stage, stackName } from '../backend/stacks.ts';
import { ReleaseFailure } from '../failure.ts';

/** Where the panel of a stage goes, and what it is told of the rest: outputs of its stacks, or of the one that holds them all. */
export interface Surroundings {
  readonly bucket: string;
  readonly distribution: string;
  readonly config: PanelConfig;
}

/** `/admin/config.json`, as the local host serves it too. */
export interface PanelConfig {
  readonly apiUrl: string;
  readonly realtimeUrl: string;
  readonly widgetUrl: string;
  readonly version: string;
  readonly auth: {
    readonly issuer: string;
    readonly clientId: string;
    readonly authorizeUrl: string;
    readonly tokenUrl: string;
    readonly revokeUrl: string;
    readonly logoutUrl: string;
    readonly scope: string;
    readonly redirectUri: string;
  };
}

/** Throws a ReleaseFailure that names every output that no stack has. */
export async function readSurroundings(region: string, stage: Stage, version: string): Promise<Surroundings> {
  const stacks = openStacks(region);
  const names = [...parts.map((part) => stackName(stage, part)), rootName(stage)];
  const found = (await Promise.all(names.map((name) => stacks.describe(name)))).filter((one) => one !== null);
  const missing: string[] = [];
  const output = (key: string): string => {
    const value = found.map((stack) => outputOf(stack, key)).find((one) => one !== null);
    if (!value) missing.push(key);
    return value ?? '';
  };
  const told = {
    bucket: output('AdminBucketName'),
    distribution: output('AdminDistributionId'),
    adminUrl: output('AdminUrl'),
    apiUrl: output('ApiAddress'),
    widgetUrl: output('WidgetUrl'),
    userPoolId: output('UserPoolId'),
    clientId: output('AdminClientId'),
    login: output('LoginUrl'),
  };
  if (missing.length > 0)
    throw new ReleaseFailure(
      `No stack of ${stage} in ${region} has the output ${missing.join(', ')}: deploy ${parts.join(', ')} first.`,
    );
  const { bucket, distribution, adminUrl, apiUrl, widgetUrl, userPoolId, clientId, login } = told;
  const config = {
    apiUrl,
    realtimeUrl: `${apiUrl.replace(/^http/, 'ws')}/realtime`,
    widgetUrl,
    version,
    auth: {
      issuer: `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`,
      clientId,
      authorizeUrl: `${login}/oauth2/authorize`,
      tokenUrl: `${login}/oauth2/token`,
      revokeUrl: `${login}/oauth2/revoke`,
      logoutUrl: `${login}/logout`,
      scope: 'openid email profile',
      redirectUri: `${adminUrl}signed-in`,
    },
  };
  return { bucket, distribution, config };
}

const parts = ['Admin', 'Auth', 'Domain', 'Widget'] as const;

/** Of the CloudFormation route. */
const rootName = (stage: Stage): string => `ChatBookingSaaSStack${stage === 'prod' ? '' : `-${stage}`}`;
