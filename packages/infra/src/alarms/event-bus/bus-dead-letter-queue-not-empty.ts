import { Duration } from 'aws-cdk-lib';
import type { BusbarEventBus } from '../../constructs/busbar-event-bus.ts';
import type { AlarmDefinition } from '../alarm-definition.ts';

/** Goes off when the event bus could not take in an event. */
export function busDeadLetterQueueNotEmpty({ deadLetterQueue }: BusbarEventBus): AlarmDefinition {
  return {
    name: 'dead-letter-queue-not-empty',
    severity: 'critical',
    description:
      'The event bus itself failed to take in events. They wait in the dead-letter queue of the bus.',
    metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: Duration.minutes(1),
    }),
    threshold: 0,
  };
}
