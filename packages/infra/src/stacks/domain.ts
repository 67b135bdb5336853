import type { Stack } from 'aws-cdk-lib';
import { ApiDomain } from '../constructs/api-domain.ts';
import { hostsOf } from '../names.ts';
import { output, parameter } from '../part.ts';
import type { Settings } from '../settings.ts';
import { type ApiPart, apiIdParameter } from './api.ts';
import { fromEdge } from './edge.ts';

/** The address of the live API. Nested, it is the API beside it; else a parameter names one, and changing that is the switch. */
export function domainPart(stack: Stack, settings: Settings, { api }: ApiPart): ApiDomain {
  const domain = new ApiDomain(stack, 'ApiDomain', {
    settings,
    certificateArn: fromEdge(settings, 'CertificateArn'),
    apiId: stack.nested ? api.graphql.apiId : liveApi(stack, settings),
  });
  output(
    stack,
    'ApiAddress',
    'Where widgets and pages find the API',
    `https://${hostsOf(settings).api}/graphql`,
  );
  output(stack, 'ApiDomainTarget', 'What the API host must point to (CNAME)', domain.target);
  return domain;
}

function liveApi(stack: Stack, settings: Settings): string {
  const live = parameter(stack, 'LiveApi', {
    type: 'AWS::SSM::Parameter::Value<String>',
    description:
      'Name of the parameter that holds the id of the live API, such as /booking-chat/prod/api/green',
    default: apiIdParameter(settings),
  });
  return live.valueAsString;
}
