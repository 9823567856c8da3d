import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type QueueCloud, queueArn, signedHeaders, startQueueCloud } from '../../test/queue-cloud.ts';
import { rawRequest } from '../../test/raw-request.ts';
import { AwsError } from './aws-error.ts';
import { PortInUseError } from './port-in-use-error.ts';
import { defineAction } from './service-action.ts';

const invoke = defineAction({
  service: 'lambda',
  name: 'Invoke',
  rest: {
    method: 'POST',
    path: '/2015-03-31/functions/{FunctionName}/invocations',
    headers: { InvocationType: 'x-amz-invocation-type' },
    payload: 'Payload',
    answer: { status: 'StatusCode', payload: 'Payload', headers: { FunctionError: 'x-amz-function-error' } },
  },
  permissions: ({ FunctionName }) => [{ action: 'lambda:InvokeFunction', resource: String(FunctionName) }],
  handle: ({ FunctionName, InvocationType, Payload, Qualifier }) => ({
    StatusCode: 202,
    FunctionError: 'Unhandled',
    Payload: JSON.stringify({
      FunctionName,
      InvocationType,
      Qualifier,
      sent: Buffer.from(Payload as Uint8Array).toString(),
    }),
  }),
});
const tagFunction = defineAction({
  service: 'lambda',
  name: 'TagResource',
  rest: { method: 'POST', path: '/2017-03-31/tags/{Resource}', status: 204 },
  permissions: () => [],
  handle: (input) => {
    if (input.Tags === undefined) throw new AwsError('InvalidParameterValueException', 'no tags');
  },
});
const getFunction = defineAction({
  service: 'lambda',
  name: 'GetFunction',
  rest: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}' },
  permissions: () => [],
  handle: ({ FunctionName, MaxItems }) => {
    if (FunctionName === 'missing')
      throw new AwsError('ResourceNotFoundException', 'no such function', { statusCode: 404 });
    return {
      FunctionName,
      MaxItems,
      at: new Date(1_500),
      code: Uint8Array.of(1, 2),
      nested: [{ at: new Date(0) }],
    };
  },
});
const describeStacks = defineAction({
  service: 'cloudformation',
  name: 'DescribeStacks',
  permissions: () => [{ action: 'cloudformation:DescribeStacks', resource: '*' }],
  handle: (input) => ({
    Stacks: [{ StackName: `<${String(input.StackName)}>`, CreationTime: new Date(0), Outputs: [] }],
    Given: input,
  }),
});
const putEvents = defineAction({
  service: 'events',
  name: 'PutEvents',
  permissions: () => [{ action: 'events:PutEvents', resource: '*' }],
  handle: ({ Fail }) => {
    if (Fail) throw new Error('a bug');
    return { FailedEntryCount: 0, Entries: [], at: new Date(1_500) };
  },
});

let local: QueueCloud;
const passed: string[] = [];
beforeEach(async () => {
  passed.length = 0;
  local = await startQueueCloud({
    actions: [invoke, tagFunction, getFunction, describeStacks, putEvents],
    passThroughs: [
      {
        service: 's3',
        maximumBodyBytes: 10,
        describe: ({ method, url }) => ({
          name: 'GetObject',
          permissions: [{ action: `s3:${method}`, resource: url }],
        }),
        async handle({ method, url, body }, { principal }) {
          const line = `${method} ${url} ${Buffer.from(body).toString()} as ${principal.type}`;
          passed.push(line);
          return { statusCode: 201, headers: { 'content-type': 'text/plain' }, body: Buffer.from(line) };
        },
        refuse: (_request, { code, message, statusCode }) => ({
          statusCode,
          headers: {},
          body: Buffer.from(`<Code>${code}</Code><Message>${message}</Message>`),
        }),
        call: async (operation, input) => ({ operation, input }),
        close: async () => {},
      },
    ],
  });
});
afterEach(() => local.stop());

const call = (options: Parameters<typeof rawRequest>[1]) => rawRequest(local.gateway.endpoint, options);
const jsonCall = (service: string, target: string, body: string, headers: Record<string, string> = {}) =>
  call({
    headers: {
      ...signedHeaders(service),
      'x-amz-target': target,
      'content-type': 'application/x-amz-json-1.1',
      ...headers,
    },
    body,
  });
const formCall = (service: string, body: string) =>
  call({
    headers: { ...signedHeaders(service), 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
const statusAndJson = ({ status, body }: { status: number; body: string }) => [status, JSON.parse(body)];

describe('who is let in', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '10.0.0.1',
  ])('refuses host "%s" with 403 before anything else', async (host) => {
    const answer = await call({ method: 'GET', path: '/_busbar/health', headers: { host } });

    expect(statusAndJson(answer)).toEqual([
      403,
      {
        __type: 'ForbiddenOriginException',
        message: `Failed to accept request for host "${host}": the local cloud answers 127.0.0.1, localhost and [::1] only. Use its endpoint as it was printed at the start.`,
      },
    ]);
  });

  it.each(['https://evil.example', 'http://localhost.evil.example', 'null'])(
    'refuses origin "%s" with 403',
    async (origin) => {
      const answer = await jsonCall('sqs', 'AmazonSQS.ListQueues', '{}', { origin });

      expect(statusAndJson(answer)).toEqual([
        403,
        {
          __type: 'ForbiddenOriginException',
          message: `Failed to accept request from origin "${origin}": the local cloud answers web pages of 127.0.0.1, localhost and [::1] only. Serve the page from this machine.`,
        },
      ]);
      expect(local.access.asked).toEqual([]);
    },
  );

  it.each(['127.0.0.1', 'localhost:4566', '[::1]:4566'])('answers host "%s"', async (host) => {
    const answer = await call({
      method: 'GET',
      path: '/_busbar/health',
      headers: { host, origin: 'http://localhost:3000' },
    });

    expect(statusAndJson(answer)).toEqual([200, { status: 'ok' }]);
  });

  it('listens on 127.0.0.1 only', () => {
    expect(local.gateway.endpoint).toBe(`http://127.0.0.1:${local.gateway.port}`);
  });

  it('gives every answer its own request id, refusals included', async () => {
    const answers = [
      await call({ headers: { host: 'evil.example' } }),
      await call({}),
      await jsonCall('sqs', 'AmazonSQS.ListQueues', '{}'),
      await call({ method: 'GET', path: '/_busbar/health' }),
    ];

    const ids = answers.map(({ headers }) => String(headers['x-amzn-requestid']));
    expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('what is refused as AWS refuses it', () => {
  it('wants credentials, in each protocol', async () => {
    const json = await call({ headers: { 'x-amz-target': 'AmazonSQS.ListQueues' }, body: '{}' });
    const form = await call({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=ListQueues&Version=2012-11-05',
    });
    const rest = await call({ method: 'GET', path: '/2015-03-31/functions/orders' });

    expect(statusAndJson(json)).toEqual([
      400,
      {
        __type: 'com.amazonaws.sqs#MissingAuthenticationTokenException',
        message: 'Request is missing Authentication Token',
      },
    ]);
    expect([form.status, form.body]).toEqual([
      403,
      expect.stringContaining(
        '<Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication Token</Message>',
      ),
    ]);
    expect([rest.status, rest.headers['x-amzn-errortype']]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
  });

  it.each([
    [
      'AWS4-HMAC-SHA256 Credential=a/20250101/us-east-1/sqs/aws4_request',
      "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a/20250101/us-east-1/sqs/aws4_request",
    ],
    [
      'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c',
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b'",
    ],
    ['Bearer abc', "Unsupported AWS 'algorithm': 'Bearer'."],
  ])('refuses authorization "%s"', async (authorization, message) => {
    const answer = await jsonCall('sqs', 'AmazonSQS.ListQueues', '{}', { authorization });

    expect(statusAndJson(answer)).toEqual([
      400,
      { __type: 'com.amazonaws.sqs#IncompleteSignatureException', message },
    ]);
  });

  it.each(['{"QueueName":', '[]', '"text"', 'null'])(
    'answers SerializationException to body %s',
    async (body) => {
      const answer = await jsonCall('events', 'AWSEvents.PutEvents', body);

      expect([answer.status, JSON.parse(answer.body).__type]).toEqual([400, 'SerializationException']);
    },
  );

  it('says of an action that it does not know that the local cloud does not support it', async () => {
    const json = await jsonCall('events', 'AWSEvents.CreateEndpoint', '{}');
    const unknownService = await jsonCall('athena', 'AmazonAthena.StartQueryExecution', '{}');
    const form = await formCall('sns', 'Action=Publish&Version=2010-03-31');
    const rest = await call({ method: 'GET', path: '/2015-03-31/layers', headers: signedHeaders('lambda') });

    expect(statusAndJson(json)).toEqual([
      400,
      {
        __type: 'UnknownOperationException',
        message: 'The local cloud does not support events:CreateEndpoint.',
      },
    ]);
    expect(JSON.parse(unknownService.body).message).toBe(
      'The local cloud does not support athena:StartQueryExecution.',
    );
    expect(form.body).toContain(
      '<Code>InvalidAction</Code><Message>The local cloud does not support sns:Publish.</Message>',
    );
    expect([rest.status, JSON.parse(rest.body).message]).toEqual([
      404,
      'The local cloud does not support lambda:GET /2015-03-31/layers.',
    ]);
  });

  it('answers 413 to a body that is too large, before it has come', async () => {
    const answer = await call({
      headers: {
        ...signedHeaders('sqs'),
        'x-amz-target': 'AmazonSQS.SendMessage',
        'content-length': '73400321',
      },
    }).catch((error: unknown) => error);
    const passThrough = await call({
      method: 'PUT',
      path: '/bucket/key',
      headers: signedHeaders('s3'),
      body: 'x'.repeat(11),
    });

    expect(answer).toMatchObject({ status: 413 });
    expect([passThrough.status, passThrough.body]).toEqual([
      413,
      '<Code>RequestEntityTooLarge</Code><Message>Request must be smaller than 10 bytes for the operation</Message>',
    ]);
    expect(passed).toEqual([]);
  });

  it('answers 500 with the reason when an action fails', async () => {
    const answer = await jsonCall('events', 'AWSEvents.PutEvents', '{"Fail":true}');

    expect(statusAndJson(answer)).toEqual([
      500,
      { __type: 'InternalFailure', message: 'The local cloud failed: a bug' },
    ]);
  });

  it('renders a denial in the form of each protocol', async () => {
    for (const action of [
      'events:PutEvents',
      'cloudformation:DescribeStacks',
      'lambda:InvokeFunction',
      's3:GET',
    ]) {
      local.access.denied.add(action);
    }
    const message = (action: string, resource: string) =>
      `User: arn:aws:iam::000000000000:root is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
    const json = await jsonCall('events', 'AWSEvents.PutEvents', '{}');
    const form = await formCall('cloudformation', 'Action=DescribeStacks&Version=2010-05-15');
    const rest = await call({
      path: '/2015-03-31/functions/orders/invocations',
      headers: signedHeaders('lambda'),
    });
    const s3 = await call({ method: 'GET', path: '/bucket/key', headers: signedHeaders('s3') });

    expect(statusAndJson(json)).toEqual([
      400,
      { __type: 'AccessDeniedException', message: message('events:PutEvents', '*') },
    ]);
    expect([form.status, form.body]).toEqual([
      403,
      expect.stringContaining(
        `<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message('cloudformation:DescribeStacks', '*')}</Message></Error>`,
      ),
    ]);
    expect([rest.status, rest.headers['x-amzn-errortype'], JSON.parse(rest.body).Message]).toEqual([
      403,
      'AccessDeniedException',
      message('lambda:InvokeFunction', 'orders'),
    ]);
    expect([s3.status, s3.body]).toEqual([
      403,
      `<Code>AccessDenied</Code><Message>${message('s3:GET', '/bucket/key')}</Message>`,
    ]);
    expect(passed).toEqual([]);
  });
});

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
    const queue = `QueueUrl=${encodeURIComponent(`${local.gateway.endpoint}/000000000000/orders`)}`;
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
    await local.gateway.call('sqs', 'CreateQueue', { QueueName: 'orders' });
    const { authorization } = signedHeaders('sqs');
    const credential = /Credential=([^,]+)/.exec(authorization!)?.[1];
    const answer = await call({
      method: 'GET',
      path: `/?Action=DeleteQueue&QueueUrl=http://x/000000000000/orders&X-Amz-Credential=${encodeURIComponent(credential!)}`,
    });

    expect(answer.status).toBe(404);
    expect(local.queues.exists(queueArn('orders'))).toBe(true);
  });

  it('serves STS to the JS SDK and tells each caller who it is', async () => {
    const identityOf = async (accessKeyId: string) => {
      const sts = new STSClient({
        endpoint: local.gateway.endpoint,
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
    expect(local.access.asked.map(({ action, resource }) => [action, resource])).toEqual([
      ['sts:AssumeRole', 'arn:aws:iam::000000000000:role/worker'],
    ]);
  });
});

describe('pass-through services', () => {
  it('hands over signed, presigned and unsigned S3 requests with their principal', async () => {
    const { authorization } = signedHeaders('s3');
    const credential = /Credential=([^,]+)/.exec(authorization!)?.[1];
    const answer = await call({
      method: 'PUT',
      path: '/b/k?x=1',
      headers: signedHeaders('s3'),
      body: 'body',
    });
    await call({
      method: 'GET',
      path: `/b/k?X-Amz-Credential=${encodeURIComponent(credential!.replace('local', 'ASIAROLE'))}`,
    });
    await call({ method: 'GET', path: '/b/public' });

    expect([answer.status, answer.body]).toEqual([201, 'PUT /b/k?x=1 body as account']);
    expect(passed.map((line) => line.replace(/\?X-Amz.* as/, ' as'))).toEqual([
      'PUT /b/k?x=1 body as account',
      'GET /b/k as role',
      'GET /b/public  as account',
    ]);
  });
});

describe('calls in process', () => {
  it('runs actions and operations of pass-throughs, as the account', async () => {
    const { gateway } = local;

    expect(await gateway.call('sqs', 'CreateQueue', { QueueName: 'orders' })).toEqual({
      QueueUrl: `${gateway.endpoint}/000000000000/orders`,
    });
    expect(await gateway.call('s3', 'CreateBucket', { Bucket: 'b' })).toEqual({
      operation: 'CreateBucket',
      input: { Bucket: 'b' },
    });
    await expect(gateway.call('sqs', 'Nothing', {})).rejects.toMatchObject({
      code: 'UnknownOperationException',
      message: 'The local cloud does not support sqs:Nothing.',
    });
    local.access.denied.add('sqs:CreateQueue');
    await expect(gateway.call('sqs', 'CreateQueue', { QueueName: 'other' })).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
  });
});

describe('the port', () => {
  it('reports a port in use', async () => {
    const { port } = local.gateway;

    const error = await startQueueCloud({ port }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PortInUseError);
    expect(error).toMatchObject({
      code: 'PORT_IN_USE',
      retry: 'operator',
      port,
      message: `Failed to listen on port "${port}": another process on 127.0.0.1 has it. Stop that process, or choose another port (0 takes any free one).`,
    });
  });

  it('is free again after close, which does not wait for a long poll', async () => {
    const { port, endpoint } = local.gateway;
    await local.gateway.call('sqs', 'CreateQueue', { QueueName: 'orders' });
    const waiting = jsonCall(
      'sqs',
      'AmazonSQS.ReceiveMessage',
      JSON.stringify({ QueueUrl: `${endpoint}/000000000000/orders`, WaitTimeSeconds: 20 }),
    ).catch((error: NodeJS.ErrnoException) => error.code);
    await local.untilSomethingWaits();
    await local.gateway.close();

    expect(await waiting).toBe('ECONNRESET');
    expect(local.cloud.clock.nextDueMs()).toBeUndefined();
    const again = await startQueueCloud({ port });
    expect(again.gateway.port).toBe(port);
    await again.stop();
  });
});

describe('durability', () => {
  it('answers only after the store has committed', async () => {
    const order: string[] = [];
    const { store } = local.cloud;
    const commit = store.commit.bind(store);
    store.commit = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('committed');
      return commit();
    };
    await jsonCall('sqs', 'AmazonSQS.CreateQueue', '{"QueueName":"orders"}');
    order.push('answered');

    expect(order).toEqual(['committed', 'answered']);
  });
});
