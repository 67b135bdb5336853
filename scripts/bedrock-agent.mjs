#!/usr/bin/env node
// Takes an Amazon Bedrock agent from one account or stage to another as a file: what it is told, its tools, its knowledge bases.
// Needs an account, the AWS CLI v2 and bedrock:* on the agent; tested against a stand-in of the CLI, never against AWS.
//
//   node scripts/bedrock-agent.mjs export <agent-id> agent.json
//   node scripts/bedrock-agent.mjs import agent.json --role <arn> [--lambda <arn>] [--alias live] [--dry-run]
//
// An import finds the agent by its name: it is updated when there is one and made when there is none. Ids and dates stay behind.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const kept = [
  'agentName',
  'description',
  'instruction',
  'foundationModel',
  'idleSessionTTLInSeconds',
  'promptOverrideConfiguration',
  'guardrailConfiguration',
  'memoryConfiguration',
];
const keptOfTools = [
  'actionGroupName',
  'description',
  'actionGroupState',
  'parentActionGroupSignature',
  'apiSchema',
  'functionSchema',
];
const draft = ['--agent-version', 'DRAFT'];

class Usage extends Error {
  message =
    'usage: export <agent-id> <file> | import <file> --role <arn> [--lambda <arn>] [--alias <name>] [--dry-run]';
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      lambda: { type: 'string' },
      alias: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  });
  const [verb, first, second] = positionals;
  if (verb === 'export' && first && second) exportAgent(first, second);
  else if (verb === 'import' && first && values.role) await importAgent(first, values);
  else throw new Usage();
} catch (error) {
  console.error(`bedrock-agent: ${error.message}`);
  process.exitCode = error instanceof Usage || error.code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}

function exportAgent(agentId, file) {
  const { agent } = aws('get-agent', '--agent-id', agentId);
  const of = ['--agent-id', agentId, ...draft];
  const actionGroups = aws('list-agent-action-groups', ...of).actionGroupSummaries.map(
    ({ actionGroupId }) => {
      const { agentActionGroup } = aws('get-agent-action-group', ...of, '--action-group-id', actionGroupId);
      return pick(agentActionGroup, keptOfTools);
    },
  );
  const knowledgeBases = aws('list-agent-knowledge-bases', ...of).agentKnowledgeBaseSummaries.map(
    ({ knowledgeBaseId, description, knowledgeBaseState }) => ({
      knowledgeBaseId,
      description,
      knowledgeBaseState,
    }),
  );
  const exported = { format: 1, agent: pick(agent, kept), actionGroups, knowledgeBases };
  writeFileSync(file, `${JSON.stringify(exported, null, 2)}\n`);
  console.log(
    `${agent.agentName}: ${actionGroups.length} action groups, ${knowledgeBases.length} knowledge bases → ${file}`,
  );
}

async function importAgent(file, { role, lambda, alias, 'dry-run': dryRun }) {
  const { format, agent, actionGroups, knowledgeBases } = JSON.parse(readFileSync(file, 'utf8'));
  if (format !== 1) throw new Error(`${file} is not an exported agent`);
  const change = (...args) => {
    console.log(
      `${dryRun ? 'would ' : ''}${args[0]} ${args.find((arg) => arg.includes('ame')) ?? ''}`.trim(),
    );
    return dryRun ? {} : aws(...args);
  };
  const known = all('list-agents', 'agentSummaries').find(({ agentName }) => agentName === agent.agentName);
  const input = { ...agent, agentResourceRoleArn: role };
  const made = known
    ? change('update-agent', ...json({ ...input, agentId: known.agentId }))
    : change('create-agent', ...json(input));
  const agentId = known?.agentId ?? made.agent?.agentId ?? 'new';
  if (!dryRun) await settled(agentId, /^(NOT_PREPARED|PREPARED)$/);

  const of = { agentId, agentVersion: 'DRAFT' };
  const exists = known
    ? aws('list-agent-action-groups', '--agent-id', agentId, ...draft).actionGroupSummaries
    : [];
  for (const group of actionGroups) {
    const former = exists.find(({ actionGroupName }) => actionGroupName === group.actionGroupName);
    const executor = group.parentActionGroupSignature
      ? {}
      : { actionGroupExecutor: lambda ? { lambda } : { customControl: 'RETURN_CONTROL' } };
    const body = { ...of, ...group, ...executor };
    if (former)
      change('update-agent-action-group', ...json({ ...body, actionGroupId: former.actionGroupId }));
    else change('create-agent-action-group', ...json(body));
  }
  const linked = known
    ? aws('list-agent-knowledge-bases', '--agent-id', agentId, ...draft).agentKnowledgeBaseSummaries
    : [];
  for (const base of knowledgeBases)
    if (!linked.some(({ knowledgeBaseId }) => knowledgeBaseId === base.knowledgeBaseId))
      change('associate-agent-knowledge-base', ...json({ ...of, ...base }));

  change('prepare-agent', '--agent-id', agentId);
  if (!dryRun) await settled(agentId, /^PREPARED$/);
  if (alias) {
    const aliases = known ? aws('list-agent-aliases', '--agent-id', agentId).agentAliasSummaries : [];
    const former = aliases.find(({ agentAliasName }) => agentAliasName === alias);
    if (former)
      change(
        'update-agent-alias',
        ...json({ agentId, agentAliasId: former.agentAliasId, agentAliasName: alias }),
      );
    else change('create-agent-alias', ...json({ agentId, agentAliasName: alias }));
  }
  console.log(`${agent.agentName} is ${agentId}`);
}

/** Bedrock prepares an agent while we wait; three minutes are plenty. */
async function settled(agentId, wanted) {
  for (let look = 0; look < 90; look++) {
    const { agent } = aws('get-agent', '--agent-id', agentId);
    if (wanted.test(agent.agentStatus)) return;
    if (agent.agentStatus === 'FAILED')
      throw new Error(`Bedrock: ${(agent.failureReasons ?? []).join('; ')}`);
    await sleep(2_000);
  }
  throw new Error(`${agentId} is not ready after three minutes`);
}

function all(operation, list) {
  const found = [];
  let token;
  do {
    const page = aws(operation, ...(token ? ['--next-token', token] : []));
    found.push(...page[list]);
    token = page.nextToken;
  } while (token);
  return found;
}

function aws(operation, ...args) {
  const { status, stdout, stderr, error } = spawnSync(
    'aws',
    ['bedrock-agent', operation, ...args, '--output', 'json', '--no-cli-pager'],
    {
      encoding: 'utf8',
    },
  );
  if (error?.code === 'ENOENT') throw new Error('the AWS CLI v2 is not on PATH');
  if (error) throw error;
  if (status !== 0) throw new Error(`${operation}: ${stderr.trim().split('\n').at(-1)}`);
  return stdout.trim() ? JSON.parse(stdout) : {};
}

function json(input) {
  return ['--cli-input-json', JSON.stringify(input)];
}

function pick(from, names) {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
