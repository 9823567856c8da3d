import {
  EventBridgeClient,
  CreateEventBusCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

/** What a client of a local cloud is made with. */
export interface Connection {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const RULES = 20;
/** Of the 20 rules, so many match an order, each with a queue as its target. */
const MATCHING_RULES = 2;

/** Creates a bus with 20 rules, 2 of which match `orders.OrderPlaced`. */
export async function createRoutedBus(connection: Connection, eventBusName: string): Promise<void> {
  const events = new EventBridgeClient(connection);
  await events.send(new CreateEventBusCommand({ Name: eventBusName }));
  for (let rule = 0; rule < RULES; rule += 1) {
    const matches = rule < MATCHING_RULES;
    const Rule = { Name: `rule-${rule}`, EventBusName: eventBusName };
    const pattern = matches
      ? { source: ['busbar.shop'], detail: { metadata: { version: [{ prefix: '2.' }] } } }
      : { source: ['busbar.shop'], 'detail-type': [`other.Event${rule}`] };
    await events.send(new PutRuleCommand({ ...Rule, EventPattern: JSON.stringify(pattern) }));
    if (!matches) continue;
    const Arn = await createOpenQueue(connection, `queue-${rule}`);
    await events.send(
      new PutTargetsCommand({ Rule: Rule.Name, EventBusName: eventBusName, Targets: [{ Id: 'queue', Arn }] }),
    );
  }
  events.destroy();
}

/** Creates a queue that EventBridge may send to. @returns its ARN. */
async function createOpenQueue(connection: Connection, QueueName: string): Promise<string> {
  const sqs = new SQSClient(connection);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  const Resource = Attributes!.QueueArn!;
  const Principal = { Service: 'events.amazonaws.com' };
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource }],
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  sqs.destroy();
  return Resource;
}
