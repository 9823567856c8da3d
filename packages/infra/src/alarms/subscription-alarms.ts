import type { AlarmDefinition } from './alarm-definition.ts';
import { deadLetterQueueNotEmpty } from './subscription/dead-letter-queue-not-empty.ts';
import { failedInvocations } from './subscription/failed-invocations.ts';
import { functionErrors } from './subscription/function-errors.ts';
import { functionThrottles } from './subscription/function-throttles.ts';
import { lostByDeadLetterQueue } from './subscription/lost-by-dead-letter-queue.ts';
import { oldestMessageAge } from './subscription/oldest-message-age.ts';
import { sentToDeadLetterQueue } from './subscription/sent-to-dead-letter-queue.ts';
import { targetDeadLetterQueueNotEmpty } from './subscription/target-dead-letter-queue-not-empty.ts';
import { throttledRules } from './subscription/throttled-rules.ts';
import type { SubscriptionResources } from './subscription-resources.ts';

/** The alarms that each subscription gets. Adding one is a file and a line here. */
export const subscriptionAlarms: readonly ((resources: SubscriptionResources) => AlarmDefinition)[] = [
  deadLetterQueueNotEmpty,
  targetDeadLetterQueueNotEmpty,
  oldestMessageAge,
  functionErrors,
  functionThrottles,
  failedInvocations,
  sentToDeadLetterQueue,
  lostByDeadLetterQueue,
  throttledRules,
];
