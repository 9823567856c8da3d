import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { statusAndJson, useGateway } from '../../../test/gateway-cloud.ts';
import { queueArn, signedHeaders } from '../../../test/queue-cloud.ts';

const gateway = useGateway();
const { call, formCall, jsonCall } = gateway;

describe('protocols', () => {
  it('answers AWS JSON in the content type of the request, timestamps as seconds', async () => {
    const answer = await jsonCall('events', 'AWSEvents.PutEvents', '{}');

    expect(answer.headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(statusAndJson(answer)).toEqual([200, { FailedEntryCount: 0, Entries: [], at: 1.5 }]);
  });

  it('reads lists, maps and structures of a query request and answers in XML', async () => {
    const answer = await formCall(
      'cloudformation',
      'Action=DescribeStacks&Version=2010-05-15&StackName=a%26b&Parameters.member.2.Key=two&Parameters.member.1.Key=one&Tags.entry.1.key=team&Tags.entry.1.value=shop&Filter.Deep.Name=x',
    );

    expect(answer.headers['content-type']).toBe('text/xml');
    expect(answer.body.replace(/<RequestId>.*<\/RequestId>/, '')).toBe(
      '<?xml version="1.0"?><DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>' +
        '<Stacks><member><StackName>&lt;a&amp;b&gt;</StackName><CreationTime>1970-01-01T00:00:00.000Z</CreationTime><Outputs></Outputs></member></Stacks>' +
        '<Given><StackName>a&amp;b</StackName><Parameters><member><Key>one</Key></member><member><Key>two</Key></member></Parameters><Tags><team>shop</team></Tags><Filter><Deep><Name>x</Name></Deep></Filter></Given>' +
        '</DescribeStacksResult><ResponseMetadata></ResponseMetadata></DescribeStacksResponse>',
    );
  });

  it('takes labels, query, headers and the raw body of a REST request, and gives status, headers and payload', async () => {
    const answer = await call({
      path: '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aorders/invocations?Qualifier=live',
      headers: { ...signedHeaders('lambda'), 'x-amz-invocation-type': 'Event' },
      body: 'not json',
    });

    expect([answer.headers['x-amz-function-error'], ...statusAndJson(answer)]).toEqual([
      'Unhandled',
      202,
      {
        FunctionName: 'arn:aws:lambda:orders',
        InvocationType: 'Event',
        Qualifier: 'live',
        sent: 'not json',
      },
    ]);
  });

  it('reads and writes JSON members of a REST action, and no body for 204', async () => {
    const headers = signedHeaders('lambda');
    const got = await call({ method: 'GET', path: '/2015-03-31/functions/orders/?MaxItems=5', headers });
    const tagged = await call({ path: '/2017-03-31/tags/x', headers, body: '{"Tags":{}}' });
    const garbled = await call({ path: '/2017-03-31/tags/x', headers, body: '{' });
    const missing = await call({ method: 'GET', path: '/2015-03-31/functions/missing', headers });

    expect(statusAndJson(got)).toEqual([
      200,
      { FunctionName: 'orders', MaxItems: '5', at: 1.5, code: 'AQI=', nested: [{ at: 0 }] },
    ]);
    expect([tagged.status, tagged.body]).toEqual([204, '']);
    expect([garbled.status, garbled.headers['x-amzn-errortype']]).toEqual([
      400,
      'InvalidRequestContentException',
    ]);
    expect([missing.status, missing.headers['x-amzn-errortype'], JSON.parse(missing.body)]).toEqual([
      404,
      'ResourceNotFoundException',
      { Type: 'User', Message: 'no such function', message: 'no such function' },
    ]);
  });

  it('serves SQS in its older query protocol, with its older codes', async () => {
    const base = 'Version=2012-11-05';
    const queue = `QueueUrl=${encodeURIComponent(`${gateway.local.gateway.endpoint}/000000000000/orders`)}`;
    const resultOf = ({ body }: { body: string }) =>
      body.replace(/^.*?<\w+Result>|<\/\w+Result>.*$/g, '').replace(/(<ReceiptHandle>).*?</, '$1…<');
    await formCall(
      'sqs',
      `Action=CreateQueue&${base}&QueueName=orders&Attribute.1.Name=DelaySeconds&Attribute.1.Value=0&Tag.1.Key=team&Tag.1.Value=shop`,
    );
    const sent = await formCall(
      'sqs',
      `Action=SendMessageBatch&${base}&${queue}&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody=one%20%3C1%3E&SendMessageBatchRequestEntry.1.MessageAttribute.1.Name=kind&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType=String&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue=order&SendMessageBatchRequestEntry.2.Id=b&SendMessageBatchRequestEntry.2.MessageBody=`,
    );
    const received = await formCall(
      'sqs',
      `Action=ReceiveMessage&${base}&${queue}&MaxNumberOfMessages=10&AttributeName.1=ApproximateReceiveCount&MessageAttributeName.1=All`,
    );
    const tags = await formCall('sqs', `Action=ListQueueTags&${base}&${queue}`);
    const missing = await formCall('sqs', `Action=GetQueueUrl&${base}&QueueName=nope`);

    const messageId = /<MessageId>(.*?)</.exec(sent.body)?.[1];
    expect(resultOf(sent)).toBe(
      `<SendMessageBatchResultEntry><Id>a</Id><MessageId>${messageId}</MessageId><MD5OfMessageBody>6e6e64b79c247b1ef57a8a6853ce0e5a</MD5OfMessageBody><MD5OfMessageAttributes>8cc3ab13200b21b0d17b28c4d98ec74a</MD5OfMessageAttributes></SendMessageBatchResultEntry><BatchResultErrorEntry><Id>b</Id><SenderFault>true</SenderFault><Code>MissingParameter</Code><Message>The request must contain the parameter MessageBody.</Message></BatchResultErrorEntry>`,
    );
    expect(resultOf(received)).toBe(
      `<Message><MessageId>${messageId}</MessageId><ReceiptHandle>…</ReceiptHandle><MD5OfBody>6e6e64b79c247b1ef57a8a6853ce0e5a</MD5OfBody><Body>one &lt;1&gt;</Body><Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute><MD5OfMessageAttributes>8cc3ab13200b21b0d17b28c4d98ec74a</MD5OfMessageAttributes><MessageAttribute><Name>kind</Name><Value><DataType>String</DataType><StringValue>order</StringValue></Value></MessageAttribute></Message>`,
    );
    expect(resultOf(tags)).toBe('<Tag><Key>team</Key><Value>shop</Value></Tag>');
    expect(missing.body).toContain('<Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
  });

  it('takes no query action from GET, which a foreign page could send unseen', async () => {
    await gateway.local.gateway.call('sqs', 'CreateQueue', { QueueName: 'orders' });
    const { authorization } = signedHeaders('sqs');
    const credential = /Credential=([^,]+)/.exec(authorization!)?.[1];
    const answer = await call({
      method: 'GET',
      path: `/?Action=DeleteQueue&QueueUrl=http://x/000000000000/orders&X-Amz-Credential=${encodeURIComponent(credential!)}`,
    });

    expect(answer.status).toBe(404);
    expect(gateway.local.queues.exists(queueArn('orders'))).toBe(true);
  });

  it('serves STS to the JS SDK and tells each caller who it is', async () => {
    const identityOf = async (accessKeyId: string) => {
      const sts = new STSClient({
        endpoint: gateway.local.gateway.endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId, secretAccessKey: 'x' },
      });
      const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
      sts.destroy();
      return [Account, Arn];
    };

    expect(await identityOf('local')).toEqual(['000000000000', 'arn:aws:iam::000000000000:root']);
    expect(await identityOf('ASIAROLE')).toEqual([
      '000000000000',
      'arn:aws:sts::000000000000:assumed-role/worker/session-1',
    ]);
  });

  it('gives credentials of a role, and names the role in them', async () => {
    const answer = await formCall(
      'sts',
      'Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::000000000000:role/worker&RoleSessionName=session-1',
    );
    const bad = await formCall('sts', 'Action=AssumeRole&Version=2011-06-15&RoleArn=worker');

    expect(answer.body).toContain(
      '<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2025-01-01T01:00:00.000Z</Expiration></Credentials>',
    );
    expect(bad.body).toContain('<Code>ValidationError</Code>');
    expect(gateway.local.access.asked.map(({ action, resource }) => [action, resource])).toEqual([
      ['sts:AssumeRole', 'arn:aws:iam::000000000000:role/worker'],
    ]);
  });
});
