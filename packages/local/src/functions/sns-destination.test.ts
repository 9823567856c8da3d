import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createVirtualClock } from '@busbar/core';
import { strToU8, zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { startLocalCloud } from '../start-local-cloud.ts';

it('tells the end of an asynchronous invocation to an SNS topic', async () => {
  const cloud = await startLocalCloud({ clock: createVirtualClock(), iam: 'off', seed: 1 });
  onTestFinished(() => cloud.stop());
  const { endpoint, region, credentials, accountId } = cloud;
  const [lambda, sns, sqs] = [LambdaClient, SNSClient, SQSClient].map(
    (Client) => new Client({ endpoint, region, credentials }),
  ) as [LambdaClient, SNSClient, SQSClient];
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'ends' }));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'ends' }));
  const Endpoint = `arn:aws:sqs:${region}:${accountId}:ends`;
  const Attributes = { RawMessageDelivery: 'true' };
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'worker',
      Role: `arn:aws:iam::${accountId}:role/worker`,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: zipSync({ 'index.mjs': strToU8('export const handler = async () => "done";') }) },
    }),
  );
  const DestinationConfig = { OnSuccess: { Destination: TopicArn } };
  await lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'worker', DestinationConfig }));

  await lambda.send(
    new InvokeCommand({ FunctionName: 'worker', InvocationType: 'Event', Payload: strToU8('{"n":1}') }),
  );
  await cloud.settle();

  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  expect(Messages.map(({ Body = '' }) => JSON.parse(Body))).toMatchObject([
    { requestContext: { condition: 'Success' }, requestPayload: { n: 1 }, responsePayload: 'done' },
  ]);
});
