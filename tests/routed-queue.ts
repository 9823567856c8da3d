import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { EventBridgeEvent } from '@busbar/events-schema';
import type { LocalCloud } from '@busbar/local';

export interface RoutedQueue {
  /** Takes every event out of the queue that has got there once nothing is left to be routed. */
  receive(): Promise<readonly EventBridgeEvent<unknown>[]>;
}

/** Makes a bus in an empty local cloud, and a queue to which a rule sends all that comes, as an SDK user would. */
export async function createRoutedQueue(cloud: LocalCloud, eventBusName: string): Promise<RoutedQueue> {
  const { endpoint, region, credentials, accountId } = cloud;
  const eventBridge = new EventBridgeClient({ endpoint, region, credentials });
  const queues = new SQSClient({ endpoint, region, credentials });
  const queueName = `${eventBusName}-all`;
  const queueArn = `arn:aws:sqs:${region}:${accountId}:${queueName}`;
  const rule = { Name: 'all', EventBusName: eventBusName };

  await eventBridge.send(new CreateEventBusCommand({ Name: eventBusName }));
  const { RuleArn } = await eventBridge.send(
    new PutRuleCommand({ ...rule, EventPattern: JSON.stringify({ source: [{ prefix: '' }] }) }),
  );
  const { QueueUrl } = await queues.send(
    new CreateQueueCommand({
      QueueName: queueName,
      Attributes: { Policy: JSON.stringify(allowRule(queueArn, RuleArn)) },
    }),
  );
  await eventBridge.send(
    new PutTargetsCommand({
      Rule: rule.Name,
      EventBusName: eventBusName,
      Targets: [{ Id: 'queue', Arn: queueArn }],
    }),
  );

  const receiveTen = async () => {
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    return Messages.map(({ Body = '' }): EventBridgeEvent<unknown> => JSON.parse(Body));
  };
  return {
    async receive() {
      await cloud.settle();
      const received: EventBridgeEvent<unknown>[] = [];
      for (let batch = await receiveTen(); batch.length > 0; batch = await receiveTen())
        received.push(...batch);
      return received;
    },
  };
}

function allowRule(queueArn: string, ruleArn: string | undefined) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
      },
    ],
  };
}
