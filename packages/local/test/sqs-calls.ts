import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SendMessageCommandOutput,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach } from 'vitest';
import { type QueueCloud, startQueueCloud } from './queue-cloud.ts';

/** The calls that most tests of SQS make, through the JS SDK. */
export interface SqsCalls {
  /** The cloud of the test that runs. */
  readonly local: QueueCloud;
  /** @returns the URL. */
  createQueue(name: string, attributes?: Record<string, string>): Promise<string>;
  send(queueUrl: string, body: string, more?: object): Promise<SendMessageCommandOutput>;
  /** Receives up to 10. */
  receive(queueUrl: string, more?: object): Promise<Message[]>;
  bodies(queueUrl: string): Promise<(string | undefined)[]>;
  attributesOf(queueUrl: string, ...names: string[]): Promise<Record<string, string> | undefined>;
}

/** Starts a cloud with SQS before each test of the file and stops it after. */
export function useSqs(): SqsCalls {
  let local: QueueCloud;
  beforeEach(async () => {
    local = await startQueueCloud();
  });
  afterEach(() => local.stop());

  const receive: SqsCalls['receive'] = async (QueueUrl, more = {}) => {
    const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more });
    return (await local.sqs.send(command)).Messages ?? [];
  };
  return {
    get local() {
      return local;
    },
    async createQueue(QueueName, Attributes = {}) {
      return (await local.sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl!;
    },
    send: (QueueUrl, MessageBody, more = {}) =>
      local.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more })),
    receive,
    bodies: async (queueUrl) => (await receive(queueUrl)).map(({ Body }) => Body),
    async attributesOf(QueueUrl, ...names) {
      const AttributeNames = names as 'All'[];
      return (await local.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes;
    },
  };
}

/** Name and message of a refusal, and the code that the query protocol has for it. */
export async function refusal(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    const { name, message, Error: query } = error as Error & { Error?: { Code?: string } };
    return { name, message, queryCode: query?.Code };
  }
  throw new Error('the call was not refused');
}
