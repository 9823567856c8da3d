import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus, Match } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { toResourceName } from '../to-resource-name.ts';
import { createDeadLetterQueue } from './dead-letter-queue.ts';

export interface BusbarEventBusProps {
  readonly environment: Environment;
  /**
   * Name of the event bus and of its archive; at most 48 characters, the limit of an archive's name.
   *
   * @default - `busbar-<environment>`
   */
  readonly eventBusName?: string;
}

/**
 * A custom event bus that loses nothing: a dead-letter queue for the bus and an archive of every event.
 *
 * @example
 * ```ts
 * const { eventBus, archive } = new BusbarEventBus(stack, 'EventBus', { environment: environments.dev });
 * // AWS::Events::EventBus busbar-dev, AWS::Events::Archive busbar-dev, AWS::SQS::Queue busbar-dev-bus-dlq
 * ```
 */
export class BusbarEventBus extends Construct {
  readonly eventBus: EventBus;
  readonly archive: Archive;
  /** Holds events that the bus itself could not take in. */
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: BusbarEventBusProps) {
    super(scope, id);
    const { environment } = props;
    const name = props.eventBusName ?? toResourceName(environment);

    this.deadLetterQueue = createDeadLetterQueue(this, 'DeadLetterQueue', `${name}-bus-dlq`);
    this.eventBus = new EventBus(this, 'Resource', {
      eventBusName: name,
      description: `Busbar's event bus for ${environment.name}`,
      deadLetterQueue: this.deadLetterQueue,
    });
    // The L2 construct sets the bus's dead-letter queue but does not let the bus send to it.
    this.deadLetterQueue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowEventBus',
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.deadLetterQueue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.eventBus.eventBusArn } },
      }),
    );

    this.archive = new Archive(this, 'Archive', {
      archiveName: name,
      description: `Every event of ${name}, kept ${environment.eventArchiveRetentionDays} days`,
      sourceEventBus: this.eventBus,
      // Every event has a source, so an empty prefix matches all of them.
      eventPattern: { source: Match.prefix('') },
      retention: Duration.days(environment.eventArchiveRetentionDays),
    });
    this.archive.applyRemovalPolicy(environment.removalPolicy);
  }
}
