import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { toResourceName } from '../to-resource-name.ts';

export interface BusbarTableProps {
  readonly environment: Environment;
  /** Last part of the table's name: `read-model` for `busbar-dev-read-model`. */
  readonly name: string;
  /**
   * Name of the partition key, a string.
   *
   * @default 'pk'
   */
  readonly partitionKey?: string;
  /**
   * Attribute with the epoch second after which DynamoDB deletes an item.
   *
   * @default - items stay
   */
  readonly timeToLiveAttribute?: string;
}

/**
 * An on-demand table, encrypted with the account's DynamoDB key, that outlives its stack where the environment says so.
 *
 * @example
 * ```ts
 * new BusbarTable(stack, 'ReadModel', { environment: environments.dev, name: 'read-model' });
 * // AWS::DynamoDB::Table busbar-dev-read-model, partition key pk (S)
 * ```
 */
export class BusbarTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, props: BusbarTableProps) {
    super(scope, id);
    const { environment, timeToLiveAttribute } = props;

    this.table = new Table(this, 'Resource', {
      tableName: toResourceName(environment, props.name),
      partitionKey: { name: props.partitionKey ?? 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: environment.pointInTimeRecovery },
      deletionProtection: environment.deletionProtection,
      removalPolicy: environment.removalPolicy,
      ...(timeToLiveAttribute !== undefined && { timeToLiveAttribute }),
    });
  }
}
