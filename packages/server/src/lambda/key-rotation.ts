import { createSigner } from '../signer.ts';
import { type AwsCall, AwsError } from './aws-call.ts';
import { withNewKey } from './rotated-keys.ts';
import { openRuntime } from './runtime.ts';
import { readSecret } from './signing-keys.ts';

/** Secrets Manager calls once for each step, and again when one failed. */
export interface RotationEvent {
  readonly Step: 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

const runtime = openRuntime('keyRotation');
const secrets = runtime.aws('secretsmanager');

export const handler = (event: RotationEvent): Promise<void> =>
  runtime.invoke(async () => {
    await steps[event.Step](secrets, event);
    runtime.log.info({ step: event.Step }, 'signing key rotation');
  });

type Step = (secrets: AwsCall, event: RotationEvent) => Promise<void>;

const steps: Readonly<Record<RotationEvent['Step'], Step>> = {
  async createSecret(call, { SecretId, ClientRequestToken }) {
    if (await readStage(call, SecretId, 'AWSPENDING', ClientRequestToken)) return;
    const now = await readStage(call, SecretId, 'AWSCURRENT');
    if (!now) throw new Error('the secret has no current version');
    const SecretString = JSON.stringify({ keys: withNewKey(readSecret(now), Date.now()) });
    await call('PutSecretValue', {
      SecretId,
      ClientRequestToken,
      SecretString,
      VersionStages: ['AWSPENDING'],
    });
  },
  /** Nobody else is to be told. */
  async setSecret() {},
  async testSecret(call, { SecretId, ClientRequestToken }) {
    const [pending, now] = await Promise.all([
      readStage(call, SecretId, 'AWSPENDING', ClientRequestToken),
      readStage(call, SecretId, 'AWSCURRENT'),
    ]);
    if (!pending || !now) throw new Error('the secret lacks a version');
    const next = createSigner(readSecret(pending).map(({ key }) => key));
    const last = createSigner(readSecret(now).map(({ key }) => key));
    if (next.verify('test', last.sign('test', 1)) !== 1)
      throw new Error('the new keys do not verify the last one');
  },
  async finishSecret(call, { SecretId, ClientRequestToken }) {
    const { VersionIdsToStages } = await call('DescribeSecret', { SecretId });
    const versions = VersionIdsToStages as Record<string, string[]>;
    const current = Object.keys(versions).find((id) => versions[id]?.includes('AWSCURRENT'));
    if (current === ClientRequestToken) return;
    await call('UpdateSecretVersionStage', {
      SecretId,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: ClientRequestToken,
      ...(current ? { RemoveFromVersionId: current } : {}),
    });
  },
};

async function readStage(call: AwsCall, SecretId: string, VersionStage: string, VersionId?: string) {
  try {
    const { SecretString } = await call('GetSecretValue', { SecretId, VersionStage, VersionId });
    return String(SecretString);
  } catch (error) {
    if (error instanceof AwsError && error.name === 'ResourceNotFoundException') return null;
    throw error;
  }
}
