import type { Stack } from 'aws-cdk-lib';
import { RuntimeSecrets } from '../constructs/runtime-secrets.ts';
import { Tables } from '../constructs/tables.ts';
import { tablePrefix } from '../names.ts';
import { output } from '../part.ts';
import type { Settings } from '../settings.ts';

export interface DatabasePart {
  readonly tables: Tables;
  readonly secrets: RuntimeSecrets;
}

/** What outlives every release. */
export function databasePart(stack: Stack, { stage }: Settings): DatabasePart {
  const tables = new Tables(stack, 'Tables', stage);
  const secrets = new RuntimeSecrets(stack, 'Runtime', stage);
  output(stack, 'TablePrefix', 'What precedes the names of the tables', tablePrefix(stage));
  output(stack, 'SigningSecretArn', 'The keys that sign', secrets.signingSecret.secretArn);
  output(stack, 'FlagsParameter', 'The flags that are read while running', secrets.flags.parameterName);
  return { tables, secrets };
}
