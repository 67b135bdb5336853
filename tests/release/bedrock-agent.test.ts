import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const script = resolve(import.meta.dirname, '../../scripts/bedrock-agent.mjs');
const folder = mkdtempSync(join(tmpdir(), 'bedrock-'));
const [calls, file] = [join(folder, 'calls'), join(folder, 'agent.json')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => rmSync(calls, { force: true }));

/** Stands in for the AWS CLI: notes what it is asked, and knows one agent. */
const cli = `#!${process.execPath}
const [, operation, ...args] = process.argv.slice(2);
require('node:fs').appendFileSync(${JSON.stringify(calls)}, JSON.stringify([operation, ...args]) + '\\n');
const agent = { agentId: 'A1', agentName: 'booking', agentStatus: 'PREPARED', instruction: 'Book.', foundationModel: 'm', createdAt: 'x' };
const answers = {
  'get-agent': { agent },
  'list-agents': { agentSummaries: process.env.KNOWN ? [agent] : [] },
  'list-agent-action-groups': { actionGroupSummaries: [{ actionGroupId: 'G1', actionGroupName: 'tools' }] },
  'get-agent-action-group': { agentActionGroup: { actionGroupId: 'G1', actionGroupName: 'tools', functionSchema: { functions: [] } } },
  'list-agent-knowledge-bases': { agentKnowledgeBaseSummaries: [] },
  'list-agent-aliases': { agentAliasSummaries: [] },
  'create-agent': { agent: { ...agent, agentId: 'A2' } },
};
if (process.env.REFUSE) { console.error('An error occurred (AccessDeniedException)'); process.exit(254); }
console.log(JSON.stringify(answers[operation] ?? {}));
`;
writeFileSync(join(folder, 'aws'), cli);
chmodSync(join(folder, 'aws'), 0o755);

function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  const PATH = [folder, dirname(process.execPath)].join(delimiter);
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { PATH, ...env },
  });
  const asked = existsSync(calls)
    ? readFileSync(calls, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string[])
    : [];
  return { status, stderr, changes: asked.filter(([operation]) => !/^(get|list)-/.test(String(operation))) };
}

describe('a Bedrock agent as a file', () => {
  it('is exported without ids and dates, and made from it elsewhere', () => {
    expect(run(['export', 'A1', file]).status).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      format: 1,
      agent: { agentName: 'booking', instruction: 'Book.', foundationModel: 'm' },
      actionGroups: [{ actionGroupName: 'tools', functionSchema: { functions: [] } }],
      knowledgeBases: [],
    });
    const { status, changes } = run([
      'import',
      file,
      '--role',
      'arn:r',
      '--lambda',
      'arn:l',
      '--alias',
      'live',
    ]);
    expect(status).toBe(0);
    expect(changes.map(([operation]) => operation)).toEqual([
      'create-agent',
      'create-agent-action-group',
      'prepare-agent',
      'create-agent-alias',
    ]);
    expect(JSON.parse(String(changes[1]?.[2]))).toMatchObject({
      agentId: 'A2',
      agentVersion: 'DRAFT',
      actionGroupExecutor: { lambda: 'arn:l' },
    });
  });

  it('updates the agent of that name where there is one; a dry run changes nothing', () => {
    run(['export', 'A1', file]);
    const { changes } = run(['import', file, '--role', 'arn:r'], { KNOWN: '1' });
    expect(changes.map(([operation]) => operation)).toEqual([
      'update-agent',
      'update-agent-action-group',
      'prepare-agent',
    ]);
    rmSync(calls);
    expect(run(['import', file, '--role', 'arn:r', '--dry-run'], { KNOWN: '1' }).changes).toEqual([]);
  });

  it('says in a line what is wrong', () => {
    expect(run(['import', file])).toMatchObject({ status: 2 });
    expect(run(['export', 'A1', file], { REFUSE: '1' })).toMatchObject({
      status: 1,
      stderr: 'bedrock-agent: get-agent: An error occurred (AccessDeniedException)\n',
    });
  });
});
