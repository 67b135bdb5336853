import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '../../../cloudformation');

/** A folder with our scripts, a stage's settings, and an `aws` that writes down what it was asked and answers from a list. */
function operator({
  settings = 'STAGE=dev\nDOMAIN_NAME=acme.example\nAWS_REGION=sa-east-1\n',
  stage = 'dev',
  answers = {},
}: {
  settings?: string | null;
  stage?: string;
  answers?: Record<string, string>;
} = {}) {
  const home = mkdtempSync(join(tmpdir(), 'operator-'));
  const cloudformation = join(home, 'cloudformation');
  const bin = join(home, 'bin');
  mkdirSync(bin);
  mkdirSync(cloudformation);
  for (const name of ['common.sh', 'deploy.sh', 'teardown.sh', 'validate.sh'])
    cpSync(join(source, name), join(cloudformation, name));
  if (settings !== null) {
    mkdirSync(join(cloudformation, 'dist', stage), { recursive: true });
    writeFileSync(join(cloudformation, 'dist', stage, 'settings'), settings);
  }
  for (const tool of ['bash', 'dirname', 'sed', 'cat', 'env', 'find', 'xargs', 'wc', 'basename'])
    symlinkSync(spawnSync('which', [tool], { encoding: 'utf8' }).stdout.trim(), join(bin, tool));
  const log = join(home, 'calls');
  const known = { 'sts get-caller-identity': '123456789012', 's3api head-bucket': '', ...answers };
  const cases = Object.entries(known).map(([call, answer]) =>
    answer === 'fails' ? `*"${call}"*) exit 1 ;;` : `*"${call}"*) echo '${answer}' ;;`,
  );
  writeFileSync(
    join(bin, 'aws'),
    `#!/bin/bash\necho "$*" >>"${log}"\ncase "$*" in\n${cases.join('\n')}\nesac\n`,
  );
  chmodSync(join(bin, 'aws'), 0o755);
  return {
    run(
      script: string,
      args: string[],
      {
        input = '',
        env = {},
        path = bin,
      }: { input?: string; env?: Record<string, string>; path?: string } = {},
    ) {
      const { status, stdout, stderr } = spawnSync('/bin/bash', [join(cloudformation, script), ...args], {
        encoding: 'utf8',
        input,
        env: { PATH: path, ...env },
      });
      const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
      return {
        status,
        stdout,
        stderr: stderr.trim(),
        calls: calls.map((call) => call.replaceAll(cloudformation, '.')),
      };
    },
    withoutAws() {
      const path = join(home, 'bare');
      mkdirSync(path);
      for (const tool of ['dirname', 'sed', 'cat']) symlinkSync(join(bin, tool), join(path, tool));
      return path;
    },
  };
}

describe('deploy.sh', () => {
  it('deploys what makes the bucket, the edge in us-east-1, then the root, nested', () => {
    const { run } = operator({ answers: { ReleaseBucket: 'releases', StackStatus: 'UPDATE_COMPLETE' } });
    const { status, stderr, calls } = run('deploy.sh', ['dev', 'SlowRepliesThreshold=10']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const short = calls.map((call) =>
      call.replace(/ --capabilities.*?--tags project=booking-chat stage=dev/, ''),
    );
    expect(short).toEqual([
      'sts get-caller-identity --query Account --output text',
      'cloudformation deploy --region sa-east-1 --stack-name ChatBookingSaaSStack-Cicd-dev --template-file ./dist/dev/cicd.template.json',
      expect.stringContaining(
        "describe-stacks --region sa-east-1 --stack-name ChatBookingSaaSStack-Cicd-dev --query Stacks[0].Outputs[?OutputKey=='ReleaseBucket']",
      ),
      's3api head-bucket --bucket releases',
      'cloudformation deploy --region us-east-1 --stack-name ChatBookingSaaSStack-Edge-dev --template-file ./dist/dev/edge.template.json',
      'cloudformation package --region sa-east-1 --template-file ./dist/dev/root.template.json --use-json --s3-bucket releases --s3-prefix dev --output-template-file ./dist/dev/packaged.json',
      'cloudformation deploy --region sa-east-1 --stack-name ChatBookingSaaSStack-dev --template-file ./dist/dev/packaged.json --s3-bucket releases --s3-prefix dev --parameter-overrides Scope=full SlowRepliesThreshold=10',
      expect.stringContaining('describe-stacks --region sa-east-1 --stack-name ChatBookingSaaSStack-dev'),
    ]);
    expect(calls[1]).toContain(
      '--capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND --no-fail-on-empty-changeset',
    );
  });

  it('takes another bucket and role when told', () => {
    const { run } = operator();
    const env = { ARTIFACT_BUCKET: 'ours', CFN_EXECUTION_ROLE_ARN: 'arn:aws:iam::1:role/x' };
    const { calls } = run('deploy.sh', ['dev'], { env });
    expect(calls.filter((call) => call.includes('-Cicd-'))).toEqual([]);
    expect(calls.find((call) => call.includes('Edge'))).toContain('--role-arn arn:aws:iam::1:role/x');
    expect(calls.find((call) => call.includes(' package '))).toContain('--s3-bucket ours');
  });

  it.each([
    ['no stage', {}, [], {}, /^usage: cloudformation\/deploy.sh/],
    ['an unknown stage', {}, ['staging'], {}, /^usage: cloudformation\/deploy.sh/],
    ['a stray word', {}, ['dev', 'now'], {}, /^usage: deploy.sh dev \[Parameter=Value …\] \(not "now"\)/],
    [
      'no templates',
      { settings: null },
      ['dev'],
      {},
      /^error: no templates for dev: run STAGE=dev DOMAIN_NAME=/,
    ],
    [
      'templates to look at',
      { settings: 'STAGE=dev\nDOMAIN_NAME=example.com\nAWS_REGION=us-east-1\n' },
      ['dev'],
      {},
      /^error: the templates are for example.com: run STAGE=dev DOMAIN_NAME=/,
    ],
    [
      'another domain',
      {},
      ['dev'],
      { DOMAIN_NAME: 'other.example' },
      /^error: the templates are for acme.example, not other.example/,
    ],
    [
      'no credentials',
      { answers: { 'sts get-caller-identity': 'fails' } },
      ['dev'],
      {},
      /^error: no valid AWS credentials/,
    ],
    [
      'no bucket',
      { answers: { 's3api head-bucket': 'fails' } },
      ['dev'],
      { ARTIFACT_BUCKET: 'gone' },
      /^error: the bucket "gone" does not exist or is not yours/,
    ],
    [
      'a stack that fails',
      { answers: { 'stack-name ChatBookingSaaSStack-Edge-dev': 'fails' } },
      ['dev'],
      { ARTIFACT_BUCKET: 'ours' },
      /^error: ChatBookingSaaSStack-Edge-dev was not deployed: see its events/,
    ],
  ])('%s: one clear line', (_, given, args, env, expected) => {
    const { status, stderr } = operator(given as never).run('deploy.sh', args, { env: env as never });
    expect(status).toBeGreaterThan(0);
    expect(stderr).toMatch(expected);
    expect(stderr.split('\n')).toHaveLength(1);
  });

  it('no AWS CLI: one clear line', () => {
    const { run, withoutAws } = operator();
    const { status, stderr } = run('deploy.sh', ['dev'], { path: withoutAws() });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: the AWS CLI v2 is not on PATH: https:/);
  });
});

describe('teardown.sh', () => {
  const answers = { StackStatus: 'UPDATE_COMPLETE', 'Parameters[].ParameterKey': 'Scope LogLevel' };
  const prod = {
    stage: 'prod',
    settings: 'STAGE=prod\nDOMAIN_NAME=acme.example\nAWS_REGION=sa-east-1\n',
    answers,
  };

  it('keeps the data unless told', () => {
    const { status, stdout, calls } = operator({ answers }).run('teardown.sh', ['dev'], {
      input: 'take down dev\n',
    });
    expect(status).toBe(0);
    expect(
      calls.filter((call) => call.includes('delete-stack')).map((call) => call.split(' ').at(-1)),
    ).toEqual(['ChatBookingSaaSStack-Edge-dev']);
    const update = calls.find((call) => call.includes('update-stack'));
    expect(update).toContain('--use-previous-template');
    expect(update).toContain(
      'ParameterKey=Scope,ParameterValue=data ParameterKey=LogLevel,UsePreviousValue=true',
    );
    expect(stdout).toContain('its tables, keys and users are in ChatBookingSaaSStack-dev');
  });

  it('deletes it when told, buckets emptied first', () => {
    const { status, calls } = operator({ answers }).run('teardown.sh', ['dev', '--delete-data'], {
      input: 'delete dev and its data\n',
    });
    expect(status).toBe(0);
    expect(
      calls.findIndex((call) => call.includes('chat-booking-widget-dev-123456789012-sa-east-1')),
    ).toBeLessThan(calls.findIndex((call) => call.includes('delete-stack')));
    expect(
      calls.filter((call) => call.includes('delete-stack')).map((call) => call.split(' ').at(-1)),
    ).toEqual(['ChatBookingSaaSStack-dev', 'ChatBookingSaaSStack-Edge-dev']);
  });

  it.each([
    ['another answer', ['dev'], {}, 'yes\n', /error: nothing was changed/],
    ['no answer', ['dev'], {}, '', /error: nothing was changed/],
    [
      'the lesser answer to the greater question',
      ['dev', '--delete-data'],
      {},
      'take down dev\n',
      /nothing was changed/,
    ],
    ['prod without its flag', ['prod'], prod, 'take down prod\n', /error: this is prod: add --allow-prod/],
    [
      "prod's data",
      ['prod', '--allow-prod', '--delete-data'],
      prod,
      'delete prod and its data\n',
      /error: prod's data is protected/,
    ],
    ['an unknown flag', ['dev', '--force'], {}, '', /^usage: /],
    [
      'nothing deployed',
      ['dev'],
      { answers: { StackStatus: 'fails' } },
      '',
      /error: there is no stack ChatBookingSaaSStack-dev/,
    ],
  ])('changes nothing on %s', (_, args, given, input, expected) => {
    const { status, stderr, calls } = operator({ answers, ...(given as object) }).run('teardown.sh', args, {
      input,
    });
    expect(status).toBeGreaterThan(0);
    expect(stderr).toMatch(expected);
    expect(calls.filter((call) => /delete|update-stack/.test(call))).toEqual([]);
  });

  it('takes prod down with its flag, and leaves its buckets alone', () => {
    const { status, calls } = operator(prod).run('teardown.sh', ['prod', '--allow-prod'], {
      input: 'take down prod\n',
    });
    expect(status).toBe(0);
    expect(calls.filter((call) => call.includes('s3api'))).toEqual([]);
  });
});

describe('validate.sh', () => {
  it.each([
    ['nothing synthesized', { settings: null }, [], /^error: no templates: run "npm run synth" first$/],
    ['not this stage', {}, ['qa'], /^error: no templates for qa: run "npm run synth" first$/],
    ['an unknown word', {}, ['all'], /^usage: /],
    ['nothing to validate with', {}, ['dev'], /^error: nothing to validate with: run "npm ci"/],
  ])('%s: one clear line', (_, given, args, expected) => {
    const { status, stderr } = operator(given).run('validate.sh', args);
    expect(status).toBeGreaterThan(0);
    expect(stderr).toMatch(expected);
  });
});
