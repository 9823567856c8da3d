import { Dashboard, GraphWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { toResourceName } from '../to-resource-name.ts';
import { createRuleMetric } from './create-rule-metric.ts';
import type { SubscriptionResources } from './subscription-resources.ts';

/** Width of the whole board, in CloudWatch's grid units. */
const BOARD_WIDTH = 24;

/** Creates one dashboard with a row per subscription, in the order of an event's way: rule, queue, function. */
export function createSubscriptionDashboard(
  scope: Construct,
  environment: Environment,
  subscriptions: readonly SubscriptionResources[],
): Dashboard {
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: toResourceName(environment, 'consumers'),
    widgets: subscriptions.flatMap((resources) => [
      [
        new TextWidget({
          markdown: `## ${resources.subscription.name}\n${resources.subscription.description}`,
          width: BOARD_WIDTH,
          height: 2,
        }),
      ],
      createGraphs(resources),
    ]),
  });
}

function createGraphs({
  eventBus,
  rule,
  queue,
  deadLetterQueue,
  targetDeadLetterQueue,
  function: handler,
}: SubscriptionResources): GraphWidget[] {
  const width = BOARD_WIDTH / 4;
  return [
    new GraphWidget({
      title: 'Rule',
      width,
      left: [
        createRuleMetric(eventBus, rule, 'MatchedEvents'),
        createRuleMetric(eventBus, rule, 'Invocations'),
        createRuleMetric(eventBus, rule, 'FailedInvocations'),
      ],
    }),
    new GraphWidget({
      title: 'Queue',
      width,
      left: [
        queue.metricApproximateNumberOfMessagesVisible({ label: 'waiting' }),
        queue.metricApproximateNumberOfMessagesNotVisible({ label: 'in flight' }),
      ],
      right: [queue.metricApproximateAgeOfOldestMessage({ label: 'age of the oldest, s' })],
    }),
    new GraphWidget({
      title: 'Function',
      width,
      left: [handler.metricInvocations(), handler.metricErrors(), handler.metricThrottles()],
      right: [handler.metricDuration({ statistic: 'p99', label: 'duration p99, ms' })],
    }),
    new GraphWidget({
      title: 'Dead-letter queues',
      width,
      left: [
        deadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: 'not handled' }),
        targetDeadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: 'not delivered' }),
      ],
    }),
  ];
}
