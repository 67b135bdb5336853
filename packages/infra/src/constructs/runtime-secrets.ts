import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { pathed } from '../names.ts';
import type { Stage } from '../settings.ts';

/**
 * What every colour of the API shares besides the tables: the keys that sign manage links and offers, and the flags that an operator
 * turns while it runs. A deployment never turns a flag back: CloudFormation touches the value only when it changes here.
 */
export class RuntimeSecrets extends Construct {
  readonly signingSecret: Secret;
  readonly flags: StringParameter;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.signingSecret = new Secret(this, 'SigningKeys', {
      secretName: pathed(stage, 'signing-keys').slice(1),
      description:
        'Keys that sign manage links and offers; the rotation function keeps the former ones beside the new',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: stage === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.flags = new StringParameter(this, 'Flags', {
      parameterName: pathed(stage, 'flags'),
      description:
        'Flags read while running, seconds after a change: {"DISABLE_IA": true} answers without any model',
      stringValue: JSON.stringify({ DISABLE_IA: false }),
    });
  }
}
