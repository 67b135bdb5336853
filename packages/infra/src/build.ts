import { App, type AppProps, Stack, Tags } from 'aws-cdk-lib';
import { appName, edgeRegion, stackNameOf } from './names.ts';
import type { Settings } from './settings.ts';
import { assemble } from './stacks/assemble.ts';
import { cicdStack } from './stacks/cicd.ts';
import { edgeStack } from './stacks/edge.ts';

/** The CDK route: every part a stack of its own. */
export function buildApp(settings: Settings, props: AppProps = {}): App {
  const app = new App(props);
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
    if (name === 'Domain' || name === 'Widget') part.addStackDependency(edge, 'its certificate');
    if (name === 'Domain') part.addStackDependency(parts.at(-1) as Stack, 'the id of the API');
    parts.push(part);
    return part;
  });
  tag(app, settings);
  return app;
}

const tag = (app: App, { stage }: Settings): void => {
  Tags.of(app).add('project', 'booking-chat');
  Tags.of(app).add('stage', stage);
};
