import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ArchiveBucket } from '../constructs/archive-bucket.ts';
import { BusbarTable } from '../constructs/busbar-table.ts';
import type { SubscriptionStorage } from '../constructs/grant-storage.ts';
import type { Environment } from '../environments.ts';

export interface StorageStackProps extends StackProps {
  readonly environment: Environment;
}

/**
 * What outlives a deployment of the consumers: archive bucket, read model, notifications, idempotency records.
 *
 * Outputs: ArchiveBucketName, ReadModelTableName, NotificationsTableName, IdempotencyTableName.
 */
export class StorageStack extends Stack {
  readonly storage: SubscriptionStorage;

  constructor(scope: Construct, id: string, props: StorageStackProps) {
    super(scope, id, props);
    const { environment } = props;
    const { bucket } = new ArchiveBucket(this, 'Archive', { environment });
    const { table: readModel } = new BusbarTable(this, 'ReadModel', { environment, name: 'read-model' });
    const { table: notifications } = new BusbarTable(this, 'Notifications', {
      environment,
      name: 'notifications',
    });
    const { table: idempotency } = new BusbarTable(this, 'Idempotency', {
      environment,
      name: 'idempotency',
      partitionKey: 'id',
      timeToLiveAttribute: 'expiration',
    });
    this.storage = {
      idempotencyTable: idempotency,
      tables: { 'read-model': readModel, notifications },
      buckets: { archive: bucket },
    };

    new CfnOutput(this, 'ArchiveBucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'ReadModelTableName', { value: readModel.tableName });
    new CfnOutput(this, 'NotificationsTableName', { value: notifications.tableName });
    new CfnOutput(this, 'IdempotencyTableName', { value: idempotency.tableName });
  }
}
