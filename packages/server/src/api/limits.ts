import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

export interface QueryLimits {
  /** Characters of the query's text. */
  readonly length: number;
  readonly tokens: number;
  readonly depth: number;
  /** Fields of Query or Mutation, aliases counted one by one: each is an operation with its own rate and checks. */
  readonly rootFields: number;
  /** Fields that may be answered, a list counting as ten. */
  readonly cost: number;
}

/** The widget's largest query, a conversation with its last reply, has depth 5, 1 root field and a cost near 500. */
export const queryLimits: QueryLimits = {
  length: 10_000,
  tokens: 2_000,
  depth: 8,
  rootFields: 5,
  cost: 2_000,
};

const assumedListLength = 10;

export type LimitPassed = 'depth' | 'rootFields' | 'cost';

/** Which limit a valid document passes, or null. Linear in the document: a fragment is measured once. */
export function limitPassed(
  schema: GraphQLSchema,
  document: DocumentNode,
  limits: QueryLimits = queryLimits,
): LimitPassed | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const measured = new Map<string, Measure>();

  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(operation.operation);
    if (!root) continue;
    const { depth, cost, fields } = measure(operation.selectionSet, root);
    if (depth > limits.depth) return 'depth';
    if (fields > limits.rootFields) return 'rootFields';
    if (cost > limits.cost) return 'cost';
  }
  return null;

  function measure(selections: SelectionSetNode | undefined, type: GraphQLOutputType): Measure {
    const total: Measure = { depth: 0, cost: 0, fields: 0 };
    const named = getNamedType(type);
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const field = isObjectType(named) ? named.getFields()[selection.name.value] : undefined;
        const inner = field ? measure(selection.selectionSet, field.type) : { depth: 0, cost: 0, fields: 0 };
        const times = field && isListType(getNullableType(field.type)) ? assumedListLength : 1;
        add(total, { depth: inner.depth + 1, cost: 1 + inner.cost * times, fields: 1 });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(total, measure(selection.selectionSet, type));
      } else {
        const name = selection.name.value;
        const known = measured.get(name) ?? measure(fragments.get(name)?.selectionSet, type);
        measured.set(name, known);
        add(total, known);
      }
    }
    return total;
  }
}

interface Measure {
  depth: number;
  cost: number;
  fields: number;
}

function add(total: Measure, more: Measure): void {
  total.depth = Math.max(total.depth, more.depth);
  total.cost += more.cost;
  total.fields += more.fields;
}
