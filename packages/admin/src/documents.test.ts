import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const schemaFile = resolve(here, '../../schema/src/schema.graphql');
const scalars = ['AWSDateTime', 'AWSDate', 'AWSEmail', 'AWSURL'].map((name) => `scalar ${name}`).join('\n');
const directives = `
  directive @aws_api_key on OBJECT | FIELD_DEFINITION
  directive @aws_lambda on OBJECT | FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION`;
const schema = buildSchema(`${scalars}${directives}\n${readFileSync(schemaFile, 'utf8')}`);

/** Every operation that a `requests` file exports. */
const files = readdirSync(here, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /requests?.*\.ts$/.test(join(entry.parentPath, entry.name)))
  .filter((entry) => !entry.name.endsWith('.test.ts'))
  .map((entry) => relative(here, join(entry.parentPath, entry.name)));

describe('requests of the panel are answered by the schema', () => {
  for (const file of files)
    it(file, async () => {
      const exported = Object.values((await import(join(here, file))) as Record<string, unknown>);
      const documents = exported.flatMap((value) =>
        typeof value === 'object' && value !== null && 'document' in value ? [String(value.document)] : [],
      );
      const wrong = documents.flatMap((document) =>
        validate(schema, parse(document)).map(
          (error) => `${document.trim().split('\n')[0]}: ${error.message}`,
        ),
      );
      expect(wrong).toEqual([]);
    });

  it('sees a field that there is not', () => {
    expect(validate(schema, parse('{ me { userId shoeSize } }'))).toHaveLength(1);
  });
});
