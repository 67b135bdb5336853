import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const guide = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');
const english = guide('deployment.md');
const spanish = guide('deployment.es.md');

/** Every command of the guide that needs no account, and what runs it. */
const runBy: Record<string, string> = {
  'git clone https://github.com/your-org/agentic-booking-chat.git': 'the clone itself',
  'cd agentic-booking-chat': 'the clone itself',
  'npm ci': '.ci/run',
  'npm run build': '.ci/run',
  'export STAGE=dev DOMAIN_NAME=example.com AWS_REGION=us-east-1': 'this file',
  'npm run synth -- dev': 'this file',
  'cloudformation/validate.sh dev': 'this file',
  'npx cdk ls': 'this file',
  'npx osls package --stage dev': 'serverless.test.ts',
};

describe('the deployment guide', () => {
  it('marks every command that needs an account; all others are run', () => {
    const commands = blocks(english)
      .filter(({ account }) => !account)
      .flatMap(({ code }) => code.trim().split('\n'));
    expect(commands).toEqual(Object.keys(runBy));
    for (const command of ['npm ci', 'npm run build'])
      expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain(command);
  });

  it('says so to who reads it, too', () => {
    for (const [text, mark] of [
      [english, '**(account)**'],
      [spanish, '**(cuenta)**'],
    ] as const)
      for (const { account, before } of blocks(text)) expect(before.includes(mark), before).toBe(account);
  });

  it('has the same commands and headings in Spanish', () => {
    expect(blocks(spanish).map(({ code }) => code)).toEqual(blocks(english).map(({ code }) => code));
    const headings = (text: string) => [...text.matchAll(/^#+ /gm)].map(([marks]) => marks);
    expect(headings(spanish)).toEqual(headings(english));
  });

  it('names outputs, parameters and files that exist', () => {
    const sources = [
      'stacks/admin.ts',
      'stacks/auth.ts',
      'stacks/widget.ts',
      'stacks/domain.ts',
      'stacks/api.ts',
      'stacks/background.ts',
      'constructs/graphql-api.ts',
    ]
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .join('\n');
    for (const name of [
      'CloudFrontDomain',
      'PagesDomain',
      'ApiDomainTarget',
      'MailRecord',
      'WidgetBucketName',
      'AdminUrl',
      'AdminDomain',
      'UserPoolId',
      'DistributionId',
      'HealthKey',
      'FieldLogLevel',
      'LogLevel',
    ]) {
      expect(english).toContain(name);
      expect(sources).toMatch(new RegExp(`['\`]${name}`));
    }
    for (const [, link] of english.matchAll(/\]\(([\w.]+\.md)/g)) expect(guide(link as string)).not.toBe('');
  });

  it('works as far as it goes without an account', () => {
    const env = { ...process.env, STAGE: 'dev', DOMAIN_NAME: 'example.com', AWS_REGION: 'us-east-1' };
    const run = (command: string) => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
        cwd: root,
        encoding: 'utf8',
        env,
      });
      expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
      return stdout;
    };
    expect(run('npm run synth -- dev')).toContain('cloudformation/dist/dev');
    expect(run('cloudformation/validate.sh dev')).toContain('11 templates, 0 findings');
    expect(
      run('npx cdk ls')
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('ChatBooking'))
        .map((line) => line.split(' ')[0]),
    ).toEqual(
      [
        'Edge',
        'Cicd',
        'Database',
        'Auth',
        'Background',
        'API',
        'Domain',
        'Widget',
        'Admin',
        'Monitoring',
      ].map((part) => `ChatBookingSaaSStack-${part}`),
    );
  }, 300_000);
});

interface Block {
  readonly code: string;
  readonly account: boolean;
  /** The text between the former heading and the block, where the mark is. */
  readonly before: string;
}

function blocks(text: string): Block[] {
  return [...text.matchAll(/```sh( account)?\n([\s\S]*?)```/g)].map((match) => {
    const before = text.slice(0, match.index);
    return {
      code: match[2] as string,
      account: match[1] !== undefined,
      before: before.slice(before.lastIndexOf('\n## ')).replaceAll(/```sh\n[\s\S]*?```/g, ''),
    };
  });
}
