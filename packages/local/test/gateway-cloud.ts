import { afterEach, beforeEach } from 'vitest';
import { AwsError } from '../src/gateway/aws-error.ts';
import { defineAction } from '../src/gateway/service-action.ts';
import { type QueueCloud, signedHeaders, startQueueCloud } from './queue-cloud.ts';
import { type RawAnswer, type RawRequest, rawRequest } from './raw-request.ts';

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

/** The gateway of the test that runs, and raw calls to it. */
export interface GatewayCalls {
  readonly local: QueueCloud;
  /** What reached the S3 stub. */
  readonly passed: readonly string[];
  call(request: RawRequest): Promise<RawAnswer>;
  /** A signed AWS JSON 1.1 call. */
  jsonCall(
    service: string,
    target: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<RawAnswer>;
  /** A signed call in the query protocol. */
  formCall(service: string, body: string): Promise<RawAnswer>;
}

/**
 * Starts before each test, and stops after, a gateway with SQS, STS, an action of each other kind (AWS JSON, query,
 * REST) and a stub of S3 that takes bodies of 10 bytes.
 */
export function useGateway(): GatewayCalls {
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

  const call: GatewayCalls['call'] = (request) => rawRequest(local.gateway.endpoint, request);
  return {
    get local() {
      return local;
    },
    passed,
    call,
    jsonCall: (service, target, body, headers = {}) =>
      call({
        headers: {
          ...signedHeaders(service),
          'x-amz-target': target,
          'content-type': 'application/x-amz-json-1.1',
          ...headers,
        },
        body,
      }),
    formCall: (service, body) =>
      call({
        headers: { ...signedHeaders(service), 'content-type': 'application/x-www-form-urlencoded' },
        body,
      }),
  };
}

/** Status and JSON body of an answer. */
export function statusAndJson({ status, body }: RawAnswer): [number, unknown] {
  return [status, JSON.parse(body)];
}
