import { describe, expect, it } from 'vitest';
import { statusAndJson, useGateway } from '../../test/gateway-cloud.ts';
import { signedHeaders } from '../../test/queue-cloud.ts';

const gateway = useGateway();
const { call, formCall, jsonCall, passed } = gateway;

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
      gateway.local.access.denied.add(action);
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
