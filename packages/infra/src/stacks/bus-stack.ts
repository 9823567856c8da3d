import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { createAlarms } from '../alarms/create-alarms.ts';
import { eventBusAlarms } from '../alarms/event-bus-alarms.ts';
import { BusbarEventBus } from '../constructs/busbar-event-bus.ts';
import { BusbarSchemaRegistry } from '../constructs/busbar-schema-registry.ts';
import type { Environment } from '../environments.ts';
import { toResourceName } from '../to-resource-name.ts';
import { findAlarmTopic } from './find-alarm-topic.ts';

export interface BusStackProps extends StackProps {
  readonly environment: Environment;
  /**
   * ARN of an SNS topic that is told of every alarm.
   *
   * @default - nobody is told
   */
  readonly alarmTopicArn?: string | undefined;
}

/**
 * The event bus, its dead-letter queue, its archive and its schema registry.
 *
 * Outputs: EventBusName, EventBusArn, ArchiveName, ArchiveArn, EventBusDeadLetterQueueUrl, SchemaRegistryName,
 * SchemaRegistryArn and, where the environment has schema discovery, DiscovererId.
 */
export class BusStack extends Stack {
  readonly eventBus: EventBus;

  constructor(scope: Construct, id: string, props: BusStackProps) {
    super(scope, id, props);
    const { environment } = props;
    const bus = new BusbarEventBus(this, 'EventBus', { environment });
    this.eventBus = bus.eventBus;

    const schemas = new BusbarSchemaRegistry(this, 'Schemas', { environment, eventBus: bus.eventBus });

    createAlarms(bus, {
      namePrefix: toResourceName(environment, 'bus'),
      definitions: eventBusAlarms.map((toAlarm) => toAlarm(bus)),
      topic: findAlarmTopic(this, props.alarmTopicArn),
    });

    new CfnOutput(this, 'EventBusName', { value: bus.eventBus.eventBusName });
    new CfnOutput(this, 'EventBusArn', { value: bus.eventBus.eventBusArn });
    new CfnOutput(this, 'ArchiveName', { value: bus.archive.archiveName });
    new CfnOutput(this, 'ArchiveArn', { value: bus.archive.archiveArn });
    new CfnOutput(this, 'EventBusDeadLetterQueueUrl', { value: bus.deadLetterQueue.queueUrl });
    new CfnOutput(this, 'SchemaRegistryName', { value: schemas.registryName });
    new CfnOutput(this, 'SchemaRegistryArn', { value: schemas.registryArn });
    if (schemas.discoverer !== undefined) {
      new CfnOutput(this, 'DiscovererId', { value: schemas.discoverer.attrDiscovererId });
    }
  }
}
