import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwsError, awsService } from './aws-call.ts';
import { type AwsStandIn, standInEnvironment, startAwsStandIn } from './tools/aws-stand-in.ts';

let standIn: AwsStandIn;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  standIn = await startAwsStandIn('x'.repeat(64));
  env = { ...standInEnvironment(standIn.url), AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
});
afterAll(() => standIn.close());

describe('calls of AWS services', () => {
  it('speak each service’s protocol', async () => {
    const secret = await awsService('secretsmanager', 'local', env)('GetSecretValue', { SecretId: 'x' });
    expect(secret.SecretString).toBe('x'.repeat(64));
    expect(await awsService('ssm', 'local', env)('GetParameter', { Name: '/flags' })).toHaveProperty(
      'Parameter',
    );
    await awsService('sqs', 'local', env)('SendMessage', { MessageBody: 'm', MessageDeduplicationId: '1' });
    await awsService('ses', 'local', env)('SendEmail', { FromEmailAddress: 'a@b.test' });
    expect(standIn.queue).toHaveLength(1);
    expect(standIn.mails).toHaveLength(1);
  });

  it('try three times what may pass, once what will not', async () => {
    const ssm = awsService('ssm', 'local', env);
    for (const [status, name, tries] of [
      [500, 'InternalServerError', 3],
      [400, 'ThrottlingException', 3],
      [400, 'ParameterNotFound', 1],
    ] as const) {
      standIn.calls.length = 0;
      standIn.refusals.set('GetParameter', { status, name });
      await expect(ssm('GetParameter', { Name: '/flags' })).rejects.toMatchObject({ name, status });
      expect(standIn.calls).toHaveLength(tries);
    }
    standIn.refusals.clear();
  });

  it('need credentials', async () => {
    const nobody = awsService('ssm', 'local', standInEnvironment(standIn.url));
    await expect(nobody('GetParameter', {})).rejects.toThrow('no AWS credentials');
    await expect(nobody('GetParameter', {})).rejects.not.toBeInstanceOf(AwsError);
  });
});
