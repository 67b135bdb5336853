import {
  cloudTables,
  type IndexDefinition,
  type TableDefinition,
  type TableName,
} from '@booking-chat/server/store/tables';
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { tablePrefix } from '../names.ts';
import type { Stage } from '../settings.ts';

/** The tables of `store/tables.ts`, as they are on AWS. */
export class Tables extends Construct {
  readonly all: Readonly<Record<TableName, Table>>;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const made = Object.entries(cloudTables).map(([name, definition]) => [
      name,
      this.table(name, definition, stage),
    ]);
    this.all = Object.fromEntries(made) as Record<TableName, Table>;
  }

  private table(name: string, definition: TableDefinition, stage: Stage): Table {
    const table = new Table(this, name, {
      tableName: `${tablePrefix(stage)}${name}`,
      partitionKey: text(definition.partitionKey),
      sortKey: definition.sortKey ? text(definition.sortKey) : undefined,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: definition.ttl,
      stream: definition.stream && StreamViewType[definition.stream],
      deletionProtection: stage === 'prod',
      removalPolicy: stage === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const [indexName, index] of Object.entries(definition.indexes ?? {}))
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(index.partitionKey),
        sortKey: index.sortKey ? text(index.sortKey) : undefined,
        ...projection(index),
      });
    return table;
  }
}

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });

const projection = ({ projection }: IndexDefinition) =>
  typeof projection === 'string'
    ? { projectionType: ProjectionType[projection] }
    : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projection] };
