import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from './s3.ts';

export interface FakeStack {
  status: string;
  parameters: Record<string, string>;
  outputs: Record<string, string>;
  template: string;
}

/**
 * CloudFormation and SSM on loopback, as far as releases speak to them: what they are sent is kept, an update takes two
 * looks to finish. The real clients talk to it by the endpoints in the environment.
 */
export interface Aws {
  readonly stacks: Map<string, FakeStack>;
  readonly parameters: Map<string, string>;
  /** `UpdateStack ChatBooking…` and so on: what changes something. */
  readonly changes: string[];
  /** The form of the last UpdateStack. */
  lastUpdate: URLSearchParams | null;
  /** What the next update ends in. */
  nextStatus: string;
  stop(): void;
}

export async function startAws(): Promise<Aws> {
  const aws: Aws = {
    stacks: new Map(),
    parameters: new Map(),
    changes: [],
    lastUpdate: null,
    nextStatus: 'UPDATE_COMPLETE',
    stop: () => {
      server.closeAllConnections();
      server.close();
      for (const name of names) delete process.env[name];
    },
  };
  const server = createServer(async (asked, answer) => {
    let body = '';
    for await (const chunk of asked) body += chunk;
    const target = asked.headers['x-amz-target'];
    const [status, text] = target
      ? ssm(aws, String(target), JSON.parse(body) as Record<string, string>)
      : cloudFormation(aws, new URLSearchParams(body));
    const type = target ? 'application/x-amz-json-1.1' : 'text/xml';
    answer.writeHead(status, { 'content-type': type }).end(text);
  });
  await listen(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const name of names) process.env[name] = url;
  return aws;
}

const names = ['AWS_ENDPOINT_URL_CLOUDFORMATION', 'AWS_ENDPOINT_URL_SSM'];

function ssm({ parameters, changes }: Aws, target: string, input: Record<string, string>): [number, string] {
  const name = String(input.Name);
  if (target.endsWith('.PutParameter')) {
    changes.push(`PutParameter ${name}`);
    parameters.set(name, String(input.Value));
    return [200, JSON.stringify({ Version: 2 })];
  }
  const value = parameters.get(name);
  if (value === undefined) return [400, JSON.stringify({ __type: 'ParameterNotFound', message: 'none' })];
  return [200, JSON.stringify({ Parameter: { Name: name, Value: value } })];
}

function cloudFormation(aws: Aws, form: URLSearchParams): [number, string] {
  const [action, name] = [String(form.get('Action')), String(form.get('StackName'))];
  const stack = aws.stacks.get(name);
  if (!stack) return [400, failure(`Stack with id ${name} does not exist`)];
  if (!/^(Describe|Get)/.test(action)) aws.changes.push(`${action} ${name}`);
  if (action === 'GetTemplate')
    return [200, result(action, `<TemplateBody>${escaped(stack.template)}</TemplateBody>`)];
  if (action === 'UpdateStack') {
    aws.lastUpdate = form;
    const given = parametersIn(form);
    if (
      !form.get('TemplateURL') &&
      Object.entries(given).every(([key, value]) => stack.parameters[key] === value)
    )
      return [400, failure('No updates are to be performed.')];
    Object.assign(stack.parameters, given);
    stack.status = 'UPDATE_IN_PROGRESS';
    return [200, result(action, `<StackId>${name}</StackId>`)];
  }
  if (action === 'DeleteStack') aws.stacks.delete(name);
  if (action === 'DescribeStacks') {
    const shown = described(name, stack);
    if (stack.status === 'UPDATE_IN_PROGRESS' && aws.lastUpdate?.get('StackName') === name)
      stack.status = aws.nextStatus;
    return [200, shown];
  }
  return [200, result(action, '')];
}

function parametersIn(form: URLSearchParams): Record<string, string> {
  const given: Record<string, string> = {};
  for (let at = 1; form.has(`Parameters.member.${at}.ParameterKey`); at++) {
    const value = form.get(`Parameters.member.${at}.ParameterValue`);
    if (value !== null) given[String(form.get(`Parameters.member.${at}.ParameterKey`))] = value;
  }
  return given;
}

const members = (tag: string, values: Record<string, string>) =>
  Object.entries(values)
    .map(
      ([key, value]) =>
        `<member><${tag}Key>${key}</${tag}Key><${tag}Value>${escaped(value)}</${tag}Value></member>`,
    )
    .join('');

const described = (name: string, { status, parameters, outputs }: FakeStack) =>
  result(
    'DescribeStacks',
    `<Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus>
<CreationTime>2026-11-22T00:00:00Z</CreationTime><Parameters>${members('Parameter', parameters)}</Parameters>
<Outputs>${members('Output', outputs)}</Outputs></member></Stacks>`,
  );

const result = (action: string, inside: string) =>
  `<${action}Response><${action}Result>${inside}</${action}Result></${action}Response>`;
const failure = (message: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
