import { describe, expect, it } from 'vitest';
import { exampleOutputs } from '../test/example-outputs.ts';
import { toDeployment } from './deployment.ts';

function consumer(name: string) {
  return {
    ruleArn: `arn:rule/${name}`,
    queueUrl: `http://queues/${name}`,
    deadLetterQueueUrl: `http://queues/${name}-dlq`,
    functionName: `function-${name}`,
  };
}

describe('toDeployment', () => {
  it('finds every part over 3 stacks, and a consumer for each rule', () => {
    expect(toDeployment(exampleOutputs())).toEqual({
      eventBusName: 'busbar-dev',
      eventBusArn: 'arn:bus',
      archiveName: 'busbar-dev',
      archiveArn: 'arn:archive',
      archiveBucketName: 'bucket',
      readModelTableName: 'read-model',
      notificationsTableName: 'notifications',
      idempotencyTableName: 'idempotency',
      consumers: {
        'order-projection': consumer('order-projection'),
        'order-notifier': consumer('order-notifier'),
        'event-archiver': consumer('event-archiver'),
      },
    });
  });

  it('takes no output of another name for a consumer', () => {
    const outputs = { ...exampleOutputs(), other: { RuleArn: 'arn:rule/x', SiteUrl: 'http://site' } };
    expect(Object.keys(toDeployment(outputs).consumers)).toHaveLength(3);
  });

  it.each([
    ['busbar-dev-storage', 'ReadModelTableName'],
    ['busbar-dev-consumers', 'OrderNotifierDeadLetterQueueUrl'],
  ])('names the output that %s lacks', (stack, output) => {
    const outputs = exampleOutputs();
    delete outputs[stack]![output];
    expect(() => toDeployment(outputs)).toThrow(
      expect.objectContaining({
        code: 'DEPLOYMENT_OUTPUT_MISSING',
        retry: 'operator',
        output,
        stackNames: ['busbar-dev-bus', 'busbar-dev-storage', 'busbar-dev-consumers'],
      }),
    );
  });

  it('says what to do when nothing is deployed', () => {
    expect(() => toDeployment({})).toThrowErrorMatchingInlineSnapshot(
      `[DeploymentOutputMissingError: Failed to find output "EventBusName": none of the 0 stacks (none) has it. Deploy every stack of the app, or run an assembly that \`pnpm turbo synth\` wrote.]`,
    );
  });
});
