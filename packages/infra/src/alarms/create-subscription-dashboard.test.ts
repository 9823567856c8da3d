import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../../test/create-test-app.ts';
import { createTestSubscription } from '../../test/create-test-subscription.ts';

interface Widget {
  readonly y: number;
  readonly properties: { title?: string; markdown?: string; metrics?: [string, string, ...unknown[]][] };
}

describe('createSubscriptionDashboard', () => {
  it('shows a row per subscription in the order of an event’s way', () => {
    const subscriptions = [createTestSubscription(), createTestSubscription({ name: 'price-watcher' })];
    const template = Template.fromStack(createTestApp({ subscriptions }).consumers);

    const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
    const [, parts] = dashboard!.Properties.DashboardBody['Fn::Join'] as [string, unknown[]];
    const body = parts.map((part) => (typeof part === 'string' ? part : 'resolved')).join('');
    const { widgets } = JSON.parse(body) as { widgets: Widget[] };
    const show = ({ properties: { title, markdown, metrics } }: Widget) =>
      markdown?.split('\n')[0] ?? `${title}: ${metrics?.map(([, name]) => name).join(', ')}`;
    expect(dashboard?.Properties.DashboardName).toBe('busbar-dev-consumers');
    expect(widgets.map(show)).toEqual(
      ['stock-keeper', 'price-watcher'].flatMap((name) => [
        `## ${name}`,
        'Rule: MatchedEvents, Invocations, FailedInvocations',
        'Queue: ApproximateNumberOfMessagesVisible, ApproximateNumberOfMessagesNotVisible, ApproximateAgeOfOldestMessage',
        'Function: Invocations, Errors, Throttles, Duration',
        'Dead-letter queues: ApproximateNumberOfMessagesVisible, ApproximateNumberOfMessagesVisible',
      ]),
    );
    expect(widgets.map(({ y }) => y)).toEqual([0, 2, 2, 2, 2, 8, 10, 10, 10, 10]);
  });
});
