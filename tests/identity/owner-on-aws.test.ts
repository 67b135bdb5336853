import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  type AwsStandIn,
  standInEnvironment,
  startAwsStandIn,
} from '@booking-chat/server/lambda/tools/aws-stand-in';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The operator's commands as programs, with the people in a stand-in of Cognito and the tables in a folder. */
const root = resolve(import.meta.dirname, '../..');
const data = mkdtempSync(join(tmpdir(), 'owner-on-aws-'));
let standIn: AwsStandIn;
beforeAll(async () => {
  standIn = await startAwsStandIn('-');
});
afterAll(async () => {
  await standIn.close();
  rmSync(data, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<string> {
  const cli = ['--import', 'tsx', 'packages/server/src/local/cli.ts', ...args, '--data', data];
  const { stdout } = await promisify(execFile)(process.execPath, cli, {
    cwd: root,
    env: {
      ...process.env,
      ...standInEnvironment(standIn.url),
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: 'us-east-1',
      COGNITO_USER_POOL_ID: 'us-east-1_Stand1n',
    },
  });
  return stdout;
}

describe('with the name of a user pool in the environment', () => {
  it('the first owner is made by the command that makes the tenant, and goes with it', async () => {
    const { users, mails, groups } = standIn.cognito;
    const made = await run('tenant', 'create', 'acme', '--name', 'Acme', '--owner', 'Owner@Acme.test');
    expect(made.toLowerCase()).toContain('owner@acme.test');
    const [owner] = [...users.values()];
    const tenantId = owner?.attributes.get('custom:tenantId');
    expect(owner?.attributes.get('custom:role')).toBe('OWNER');
    expect([...groups]).toEqual([`tenant-${tenantId}`]);
    expect(mails).toEqual([{ kind: 'invitation', username: owner?.username, email: 'owner@acme.test' }]);

    standIn.cognito.confirm(owner?.username as string);
    (owner as { mfa: string[] }).mfa = ['SOFTWARE_TOKEN_MFA'];
    await run('user', 'reset', 'acme', 'owner@acme.test', '--second-factor');
    expect(owner).toMatchObject({ status: 'RESET_REQUIRED', mfa: [], signedOut: 1 });

    await run('tenant', 'erase', 'acme', '--yes');
    expect([users.size, groups.size]).toEqual([0, 0]);
  }, 120_000);
});
