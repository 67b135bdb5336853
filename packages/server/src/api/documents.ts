import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { ApiError } from './errors.ts';
import { limitPassed, queryLimits } from './limits.ts';

/** A query's text, parsed, validated and within the limits. Throws INVALID_INPUT and says what is wrong with it. */
export type ReadDocument = (query: string) => DocumentNode;

/** Queries come from programs: the same few texts, with variables. What was read is kept, the oldest leaves first. */
export function documentReader(
  schema: GraphQLSchema,
  options: { readonly introspection: boolean },
): ReadDocument {
  const rules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const documents = new Map<string, DocumentNode>();
  return (query) => {
    const known = documents.get(query);
    if (known) return known;
    const document = read(query);
    if (documents.size >= keptDocuments) documents.delete(documents.keys().next().value as string);
    documents.set(query, document);
    return document;
  };

  function read(query: string): DocumentNode {
    if (query.length > queryLimits.length)
      throw new ApiError('INVALID_INPUT', { reason: 'too-long', field: 'query', limit: queryLimits.length });
    const document = parsed(query);
    const [error] = validate(schema, document, rules, {
      maxErrors: 1,
      hideSuggestions: !options.introspection,
    });
    if (error) {
      const asksSchema = /introspection/i.test(error.message);
      throw refusedQuery(asksSchema ? 'query-introspection' : 'query-invalid', asksSchema ? null : error);
    }
    for (const one of document.definitions)
      if (one.kind === Kind.OPERATION_DEFINITION && !schema.getRootType(one.operation))
        throw refusedQuery('query-invalid', null);
    const passed = limitPassed(schema, document);
    if (passed === 'depth')
      throw new ApiError('INVALID_INPUT', { reason: 'query-deep', field: 'query', limit: queryLimits.depth });
    if (passed)
      throw new ApiError('INVALID_INPUT', { reason: 'query-costly', field: 'query', value: passed });
    return document;
  }
}

const keptDocuments = 200;

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: queryLimits.tokens, noLocation: false });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw refusedQuery(/tokens/.test(error.message) ? 'query-costly' : 'query-syntax', error);
  }
}

/** The value says what graphql-js found, for whoever writes the query; it repeats nothing but the query. */
const refusedQuery = (
  reason: 'query-syntax' | 'query-invalid' | 'query-introspection' | 'query-costly',
  error: GraphQLError | null,
) => new ApiError('INVALID_INPUT', { reason, field: 'query', value: error?.message ?? null });
