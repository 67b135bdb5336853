import awsText from '@booking-chat/schema/aws.graphql';
import schemaText from '@booking-chat/schema/schema.graphql';
import {
  buildSchema,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  type OperationTypeNode,
} from 'graphql';

/** The schema's operations as programs can walk them: what exists here exists in the API. */
export const schema = buildSchema(`${awsText}\n${schemaText}`);

export interface Walked {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** `Query.health` */
  readonly field: string;
  readonly args: readonly { readonly name: string; readonly type: GraphQLInputType }[];
  /** A whole document that asks for every field of the answer. */
  readonly document: string;
}

export const operations: readonly Walked[] = (['query', 'mutation', 'subscription'] as const).flatMap(
  (kind) =>
    Object.values(schema.getRootType(kind as OperationTypeNode)?.getFields() ?? {}).map((field) => {
      const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
      const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      const head = declared ? `${kind} (${declared})` : kind;
      const call = passed ? `${field.name}(${passed})` : field.name;
      return {
        name: field.name,
        kind,
        field: `${schema.getRootType(kind as OperationTypeNode)?.name}.${field.name}`,
        args: field.args.map(({ name, type }) => ({ name, type })),
        document: `${head} { ${call} ${everything(field.type)} }`,
      };
    }),
);

function everything(type: GraphQLOutputType, depth = 0): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields())
    .filter((field) => depth < 4 || isLeafType(getNamedType(field.type)))
    .map((field) => `${field.name} ${everything(field.type, depth + 1)}`);
  return `{ ${fields.join(' ')} }`;
}

/** Paths of all leaves of an operation's arguments: `input.customer.email`. */
export function leaves(type: GraphQLInputType, path: readonly string[]): string[][] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [[...path]];
  return Object.values(named.getFields()).flatMap((field) => leaves(field.type, [...path, field.name]));
}

export function withValue(
  variables: object,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [first = '', ...rest] = path;
  const inner = (variables as Record<string, unknown>)[first];
  return {
    ...variables,
    [first]: rest.length === 0 ? value : withValue((inner ?? {}) as object, rest, value),
  };
}
