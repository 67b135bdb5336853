import { type ModelName, models, type PriceName, prices } from './prices.ts';

/** A month of use. */
export interface Workload {
  readonly tenants: number;
  /** Messages of customers, per tenant. */
  readonly messages: number;
  /** Appointments made, per tenant. */
  readonly bookings: number;
  /** Pages loaded with the script tag on them, per tenant. */
  readonly pageViews: number;
  /** People of a tenant who sign in to the admin panel. */
  readonly users: number;
  readonly smallModel: ModelName;
  readonly largeModel: ModelName;
}

/** The modes of the agent, and for comparison an agent that leaves every message to a large model. */
export const costModes = ['FSM', 'ASSISTED', 'FULL', 'MODEL_ALONE'] as const;
export type CostMode = (typeof costModes)[number];

export interface CostLine {
  readonly service: string;
  readonly what: string;
  readonly quantity: number;
  readonly unit: string;
  readonly usd: number;
  /** Paid however little is used. */
  readonly fixed: boolean;
}

export interface Estimate {
  readonly mode: CostMode;
  readonly lines: readonly CostLine[];
  readonly services: Readonly<Record<string, number>>;
  readonly total: number;
  readonly fixed: number;
  readonly perThousandMessages: number;
  readonly perTenant: number;
}

/** What one thing needs. Measured where it says so, else assumed; docs/cost.md says why. */
export const assumptions = {
  /** chatAgent, 1,024 MB: six calls of DynamoDB one after another or together, 5 ms of CPU measured on a desktop core. */
  turnSeconds: 0.06,
  turnGb: 1,
  /** Key, tenant and conversation (consistent, the last of 6 kB), the days asked for. */
  turnReadUnits: 12,
  /** Rate, usage, last use of the key, and the conversation: measured 10 kB after a whole booking, 6 kB on the way there; its line in the list moves up. */
  turnWriteUnits: 11,
  /** One transaction of booking, indexes, agenda, idempotency, usage and conversation: twice its 12 kB, and three indexes; then the customer and their index. */
  bookingWriteUnits: 33,
  /** Of these per conversation that opens the panel. */
  messagesPerConversation: 8,
  /** Settings, transcript or slots, besides the messages. */
  requestsPerConversation: 3,
  requestReadUnits: 8,
  requestSeconds: 0.03,
  mailsPerBooking: 3,
  loaderKb: 2,
  panelKb: 70,
  /** A page view in five comes with an empty cache. */
  uncachedShare: 0.2,
  logKbPerRequest: 1,
  storedKbPerBooking: 4,
  monthsKept: 12,
  tracedShare: 0.05,
  /** The authorizer's answer is kept 300 s for each key. */
  authorizationsPerTenant: 8_640,
  /** Of a person in the panel, in a month of 22 days. */
  adminRequests: 2_000,
  adminReadUnits: 20,
  adminSeconds: 0.05,
  /** A token every five minutes of eight hours a day. */
  adminTokens: 2_112,
  adminLoads: 22,
  adminKb: 250,
  alarms: 70,
  metrics: 40,
} as const;

/** Tokens of one message, by mode. Taps on buttons and what the deterministic reading is sure of need no model in ASSISTED. */
export const tokens: Readonly<
  Record<CostMode, { share: number; calls: number; input: number; output: number }>
> = {
  FSM: { share: 0, calls: 0, input: 0, output: 0 },
  ASSISTED: { share: 0.4, calls: 1, input: 900, output: 120 },
  FULL: { share: 0.7, calls: 1.6, input: 3_000, output: 150 },
  MODEL_ALONE: { share: 1, calls: 2.2, input: 6_000, output: 180 },
};

export const estimates = (workload: Workload): Estimate[] =>
  costModes.map((mode) => estimate(workload, mode));

/** What a month costs in one mode. Every tenant in the same mode; mixtures are weighted sums. */
export function estimate(workload: Workload, mode: CostMode): Estimate {
  const lines = [...fixedLines(), ...usageLines(workload), ...modelLines(workload, mode)].filter(
    ({ quantity }) => quantity > 0,
  );
  const sum = (some: readonly CostLine[]) => some.reduce((total, { usd }) => total + usd, 0);
  const services: Record<string, number> = {};
  for (const { service, usd } of lines) services[service] = (services[service] ?? 0) + usd;
  const total = sum(lines);
  const messages = workload.tenants * workload.messages;
  return {
    mode,
    lines,
    services,
    total,
    fixed: sum(lines.filter(({ fixed }) => fixed)),
    perThousandMessages: messages > 0 ? (1000 * total) / messages : 0,
    perTenant: workload.tenants > 0 ? total / workload.tenants : 0,
  };
}

function line(name: PriceName, what: string, quantity: number, fixed = false): CostLine {
  const { service, usd, unit } = prices[name];
  return { service, what, quantity, unit, usd: quantity * usd, fixed };
}

const fixedLines = (): CostLine[] => [
  line('wafAcl', 'edge and API', 2, true),
  line('wafRule', 'a rate and three managed groups on each', 8, true),
  line('secret', 'signing keys', 1, true),
  line('hostedZone', 'the domain', 1, true),
  line('kmsKey', 'alarms', 1, true),
  line('alarm', 'alarms', assumptions.alarms, true),
  line('metric', 'our own metrics', assumptions.metrics, true),
  line('dashboard', 'dashboard', 1, true),
  line('s3Storage', 'widget releases and logs', 1, true),
];

function usageLines({ tenants, messages: each, bookings: made, pageViews, users }: Workload): CostLine[] {
  const a = assumptions;
  const messages = tenants * each;
  const bookings = tenants * made;
  const conversations = messages / a.messagesPerConversation;
  const others = conversations * a.requestsPerConversation;
  const people = tenants * users;
  const asked = people * a.adminRequests;
  const requests = messages + others + asked;
  const mails = bookings * a.mailsPerBooking;
  const authorizations = Math.min(requests, tenants * a.authorizationsPerTenant);
  const loads = tenants * pageViews * a.uncachedShare;
  const gb = 1024 * 1024;
  const stored = (bookings * a.monthsKept * a.storedKbPerBooking) / gb;
  return [
    line('appsyncRequest', 'operations, events of bookings', requests + bookings),
    line('appsyncMessage', 'events of bookings in open panels', bookings * users),
    line(
      'lambdaRequest',
      'operations, authorizations, tokens, mails',
      requests + authorizations + people * a.adminTokens + 2 * mails,
    ),
    line(
      'lambdaGbSecond',
      'operations, authorizations, tokens, mails',
      asked * a.adminSeconds * a.turnGb +
        people * a.adminTokens * 0.02 * 0.25 +
        messages * a.turnSeconds * a.turnGb +
        others * a.requestSeconds * a.turnGb +
        authorizations * 0.02 * 0.5 +
        mails * 0.2 * 0.5,
    ),
    line(
      'dynamoRead',
      'turns and other requests',
      messages * a.turnReadUnits + others * a.requestReadUnits + asked * a.adminReadUnits,
    ),
    line(
      'dynamoWrite',
      'turns, other requests, bookings',
      messages * a.turnWriteUnits + others + asked + bookings * a.bookingWriteUnits,
    ),
    line('dynamoStorage', 'bookings of a year', stored),
    line('dynamoBackup', 'point-in-time recovery', stored),
    line('wafRequest', 'API and widget', requests + loads + 2 * conversations),
    line('cloudFrontRequest', 'loader, panels', loads + conversations + people * a.adminLoads * 10),
    line(
      'cloudFrontGb',
      'loader, panels',
      (loads * a.loaderKb + conversations * a.panelKb + people * a.adminLoads * a.adminKb) / gb,
    ),
    line('sesMail', 'confirmations, changes, reminders', mails),
    line('sqsFifoRequest', 'mails on their way', 3 * mails),
    line('cognitoUser', 'admin panel', tenants * users),
    line('logGb', 'functions and API', (requests * a.logKbPerRequest) / gb),
    line('trace', 'sampled requests', requests * a.tracedShare),
  ];
}

function modelLines({ tenants, messages, smallModel, largeModel }: Workload, mode: CostMode): CostLine[] {
  const { share, calls, input, output } = tokens[mode];
  const model = models[mode === 'ASSISTED' ? smallModel : largeModel];
  const called = tenants * messages * share * calls;
  const of = (what: string, each: number, perMillion: number): CostLine => ({
    service: 'Bedrock',
    what: `${what}, ${model.name}`,
    quantity: called * each,
    unit: 'token',
    usd: (called * each * perMillion) / 1e6,
    fixed: false,
  });
  return [of('sent', input, model.input), of('received', output, model.output)];
}
