import {
  App,
  type AppProps,
  CfnCondition,
  CfnParameter,
  type CfnResource,
  CliCredentialsStackSynthesizer,
  Fn,
  NestedStack,
  Stack,
  Tags,
} from 'aws-cdk-lib';
import { checkRules } from './nag.ts';
import { appName, edgeRegion, stackNameOf } from './names.ts';
import type { PartName } from './part.ts';
import type { Settings } from './settings.ts';
import { assemble } from './stacks/assemble.ts';
import { cicdStack } from './stacks/cicd.ts';
import { edgeStack } from './stacks/edge.ts';

/** Log delivery by bucket policy; the ACL that it replaces is deprecated. */
const context = { '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true };

/** The CDK route: every part a stack of its own. */
export function buildApp(settings: Settings, props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, ...props, context });
  const stackOf = (name: string, description: string, region = settings.region) =>
    new Stack(app, `${appName}-${name}`, {
      stackName: stackNameOf(settings.stage, `${appName}-${name}`),
      description: `Booking chat, ${settings.stage}: ${description}`,
      env: { region },
      terminationProtection: settings.stage === 'prod',
    });
  const edge = stackOf('Edge', 'Certificate and firewall for the edge', edgeRegion);
  edgeStack(edge, settings);
  cicdStack(stackOf('Cicd', 'What deploys the rest'), settings);
  const parts: Stack[] = [];
  const suffix = settings.color === null ? '' : `-${settings.color}`;
  assemble(settings, (name, description) => {
    const part = stackOf(name === 'API' ? `${name}${suffix}` : name, description);
    if (behindEdge.has(name)) part.addStackDependency(edge, 'its certificate');
    if (name === 'Domain') part.addStackDependency(parts.at(-1) as Stack, 'the id of the API');
    parts.push(part);
    return part;
  });
  tag(app, settings);
  checkRules(app, settings);
  return app;
}

/**
 * The CloudFormation route: the same parts nested in one root, without anything of `cdk bootstrap`. With `Scope=data` the root keeps
 * tables, keys and users and lets go of the rest, which is how teardown.sh keeps data. Two stacks stand beside it: the edge,
 * for its region, and what deploys.
 */
export function buildNested(settings: Settings, props: AppProps = {}): App {
  const app = new App({
    analyticsReporting: false,
    ...props,
    context: { ...context, 'aws:cdk:enable-asset-metadata': true },
  });
  const stackOf = (id: string, description: string, region = settings.region) =>
    new Stack(app, id, {
      stackName: stackNameOf(settings.stage, id),
      description: `Booking chat, ${settings.stage}: ${description}`,
      env: { region },
      synthesizer: new CliCredentialsStackSynthesizer({ fileAssetsBucketName: 'local' }),
    });
  edgeStack(stackOf(`${appName}-Edge`, 'Certificate and firewall for the edge', edgeRegion), settings);
  cicdStack(stackOf(`${appName}-Cicd`, 'What deploys the rest'), settings);
  const root = stackOf(appName, 'Everything in the region, nested');
  const scope = new CfnParameter(root, 'Scope', {
    description: 'full; or data: only tables, keys and users stay',
    allowedValues: ['full', 'data'],
    default: 'full',
  });
  const full = new CfnCondition(root, 'Full', {
    expression: Fn.conditionEquals(scope.valueAsString, 'full'),
  });
  assemble(settings, (name, description) => {
    const part = new NestedStack(root, name, {
      description: `Booking chat, ${settings.stage}: ${description}`,
    });
    if (name !== 'Database' && name !== 'Auth')
      (part.nestedStackResource as CfnResource).cfnOptions.condition = full;
    return part;
  });
  tag(app, settings);
  checkRules(app, settings);
  return app;
}

/** Those that take the certificate of all hosts. */
const behindEdge: ReadonlySet<PartName> = new Set(['Domain', 'Widget', 'Admin']);

const tag = (app: App, { stage }: Settings): void => {
  // Tags of dashboards are younger than many a cfn-lint, and cost nothing to look up.
  const options = { excludeResourceTypes: ['AWS::CloudWatch::Dashboard'] };
  Tags.of(app).add('project', 'booking-chat', options);
  Tags.of(app).add('stage', stage, options);
};
