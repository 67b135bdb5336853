import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Stage } from '../settings.ts';
import { arnIn, logRetention } from './server-function.ts';

export interface FirewallProps {
  readonly stage: Stage;
  readonly name: string;
  readonly scope: 'CLOUDFRONT' | 'REGIONAL';
  /** Requests of one address in five minutes. */
  readonly requestsPerFiveMinutes: number;
}

/**
 * AWS's rules for known bad addresses, inputs and common attacks, and a rate per address. Rules that read bodies only count: a body here
 * is what a customer wrote, and a person may well write "<3" or a path.
 */
export class Firewall extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const shown = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
      metricName: `${props.name}-${metricName}`,
    });
    const managed = (
      name: string,
      priority: number,
      counted: readonly string[] = [],
    ): CfnWebACL.RuleProperty => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: 'AWS',
          name,
          ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
        },
      },
      visibilityConfig: shown(name),
    });
    this.acl = new CfnWebACL(this, 'Acl', {
      name: props.name,
      scope: props.scope,
      defaultAction: { allow: {} },
      visibilityConfig: shown('all'),
      rules: [
        {
          name: 'RatePerAddress',
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: {
              aggregateKeyType: 'IP',
              limit: props.requestsPerFiveMinutes,
              evaluationWindowSec: 300,
            },
          },
          visibilityConfig: shown('RatePerAddress'),
        },
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
        managed('AWSManagedRulesCommonRuleSet', 3, rulesOfBodies),
      ],
    });
    this.log(props);
  }

  /**
   * What was blocked or counted, and nothing of what was let through. Paths and queries hold customers' tokens and the codes of
   * sign-ins, headers hold keys: none of them is written.
   */
  private log({ name, stage }: FirewallProps): void {
    // WAF takes no other beginning.
    const logGroupName = `aws-waf-logs-${name}`;
    const log = new LogGroup(this, 'Log', {
      logGroupName,
      retention: logRetention[stage],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const configuration = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.acl.attrArn,
      logDestinationConfigs: [arnIn(this, 'logs', 'log-group', logGroupName, ':')],
      redactedFields: [
        { uriPath: {} },
        { queryString: {} },
        ...['authorization', 'x-api-key', 'cookie'].map((Name) => ({ singleHeader: { Name } })),
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: ['BLOCK', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })),
          },
        ],
      },
    });
    configuration.node.addDependency(log);
  }
}

export const rulesOfBodies = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
] as const;
