import awsText from '@booking-chat/schema/aws.graphql';
import schemaText from '@booking-chat/schema/schema.graphql';
import {
  buildSchema,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isScalarType,
} from 'graphql';

/** The schema with one resolver for every field of Query and Mutation; other fields are read from the answer. */
export function executableSchema(
  resolve: (typeName: string, fieldName: string) => GraphQLFieldResolver<unknown, never>,
): GraphQLSchema {
  const schema = buildSchema(`${awsText}\n${schemaText}`);
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {}))
      field.resolve = resolve(type?.name as string, field.name) as GraphQLFieldResolver<unknown, unknown>;
  // What each scalar may hold is checked in the inputs, with a field and a remedy; here only that it is text.
  for (const type of Object.values(schema.getTypeMap()))
    if (isScalarType(type) && type.name.startsWith('AWS') && type.name !== 'AWSTimestamp')
      type.parseValue = (value) => {
        if (typeof value !== 'string')
          throw new GraphQLError(`${type.name} cannot represent a non-string value`);
        return value;
      };
  return schema;
}
