#!/usr/bin/env node
// Writes the TypeScript types of the GraphQL schema: the one contract of server, widget and tests.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import { parse } from 'graphql';
import { root } from './steps.mjs';

const folder = join(root, 'packages/schema/src');
const sources = ['aws.graphql', 'schema.graphql'].map((file) => readFileSync(join(folder, file), 'utf8'));

const config = {
  useTypeImports: true,
  enumsAsTypes: true,
  skipTypename: true,
  avoidOptionals: { field: true, inputValue: false },
  strictScalars: true,
  scalars: {
    AWSDate: 'string',
    AWSTime: 'string',
    AWSDateTime: 'string',
    AWSTimestamp: 'number',
    AWSEmail: 'string',
    AWSPhone: 'string',
    AWSURL: 'string',
    AWSJSON: 'string',
  },
};

const types = await codegen({
  filename: 'types.ts',
  schema: parse(sources.join('\n')),
  documents: [],
  config,
  plugins: [{ typescript: {} }],
  pluginMap: { typescript },
});

mkdirSync(join(folder, 'generated'), { recursive: true });
writeFileSync(join(folder, 'generated/types.ts'), types);
