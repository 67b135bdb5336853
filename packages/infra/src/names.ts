import type { Settings, Stage } from './settings.ts';

/** The product's part of physical names. */
const product = 'booking-chat';

/** `booking-chat-dev-<what>`: every physical name says its stage. */
export const named = (stage: Stage, what: string): string => `${product}-${stage}-${what}`;

/** `/booking-chat/dev/<what>`: names of parameters, secrets and log groups. */
export const pathed = (stage: Stage, what: string): string => `/${product}/${stage}/${what}`;

/** What precedes the names of the tables. */
export const tablePrefix = (stage: Stage): string => named(stage, '');

export const appName = 'ChatBookingSaaSStack';

/**
 * In CloudFormation a stack of prod is called as in the guides (`ChatBookingSaaSStack-Widget`); other stages say theirs at the end,
 * so that they may share an account.
 */
export const stackNameOf = (stage: Stage, id: string): string => (stage === 'prod' ? id : `${id}-${stage}`);

/** Public host names: `cdn.example.com` in prod, `cdn-dev.example.com` elsewhere. */
export function hostsOf({ stage, domainName }: Pick<Settings, 'stage' | 'domainName'>) {
  const host = (name: string) => `${name}${stage === 'prod' ? '' : `-${stage}`}.${domainName}`;
  return {
    /** The widget's files. */
    cdn: host('cdn'),
    api: host('api'),
    /** The customer's own pages. */
    book: host('book'),
    admin: host('admin'),
    /** The domain that mails come from; each stage its own, since SES knows a domain once per account. */
    mail: stage === 'prod' ? domainName : `${stage}.${domainName}`,
  };
}

/** The live API, whatever its colour. */
export const apiUrlOf = (settings: Pick<Settings, 'stage' | 'domainName'>): string =>
  `https://${hostsOf(settings).api}/graphql`;

/** AppSync serves real time under the same domain. */
export const realtimeUrlOf = (settings: Pick<Settings, 'stage' | 'domainName'>): string =>
  `wss://${hostsOf(settings).api}/graphql/realtime`;

export const adminUrlOf = (settings: Pick<Settings, 'stage' | 'domainName'>): string =>
  `https://${hostsOf(settings).admin}/admin/`;

/** CloudFront and AppSync's own domains take certificates and web ACLs from here only. */
export const edgeRegion = 'us-east-1';
