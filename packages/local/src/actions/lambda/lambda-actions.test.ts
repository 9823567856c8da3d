import {
  AddPermissionCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  DeleteEventSourceMappingCommand,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  GetPolicyCommand,
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  ListFunctionsCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  RemovePermissionCommand,
  UpdateEventSourceMappingCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFunctionCloud, roleArn, type FunctionCloud } from '../../../test/function-cloud.ts';
import { createQueueService, type QueueCore } from '../../cores/queue/queue-service.ts';
import { createGateway, type Gateway } from '../../gateway/create-gateway.ts';
import { createLambdaActions } from './index.ts';

let cloud: FunctionCloud;
let queues: QueueCore;
let gateway: Gateway;
let client: LambdaClient;

beforeEach(async () => {
  cloud = createFunctionCloud({
    iam: 'enforce',
    queues(context, access) {
      queues = createQueueService(context, access);
      return queues;
    },
  });
  gateway = await createGateway({
    cloud: cloud.cloud,
    services: cloud.services,
    actions: createLambdaActions(cloud.functions),
  });
  client = clientOf({ accessKeyId: 'test', secretAccessKey: 'test' });
});
afterEach(async () => {
  client.destroy();
  await gateway.close();
  await cloud.stop();
});

const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
  new LambdaClient({ endpoint: gateway.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
const refused = (error: { name: string; message: string }) => `${error.name}: ${error.message}`;
const zip = (source: string) => zipSync({ 'index.mjs': strToU8(source), 'lib/part.txt': strToU8('part') });
const create = (FunctionName: string, source: string, more: object = {}) =>
  client.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: roleArn,
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { ZipFile: zip(source) },
      ...more,
    }),
  );
const invoke = async (FunctionName: string, more: object = {}) => {
  const { StatusCode, FunctionError, LogResult, Payload, ExecutedVersion } = await client.send(
    new InvokeCommand({ FunctionName, ...more }),
  );
  return {
    StatusCode,
    FunctionError,
    ExecutedVersion,
    LogResult: LogResult && Buffer.from(LogResult, 'base64').toString(),
    Payload: Payload && Buffer.from(Payload).toString(),
  };
};

describe('a function', () => {
  it('is created from a zip, told, listed, changed and deleted', async () => {
    const { $metadata: _, ...created } = await create('orders', 'export const handler = async () => 1;', {
      Timeout: 10,
      MemorySize: 256,
      Environment: { Variables: { TABLE: 'orders' } },
      Description: 'projects orders',
    });
    const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: 'orders' }));
    const { Functions } = await client.send(new ListFunctionsCommand({}));
    await client.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: created.FunctionArn!, Timeout: 20 }),
    );
    const { Timeout, MemorySize } = await client.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'orders' }),
    );
    await client.send(new DeleteFunctionCommand({ FunctionName: 'orders' }));

    expect(created).toEqual({
      Architectures: ['x86_64'],
      CodeSha256: expect.stringMatching(/^[\w+/]{43}=$/),
      CodeSize: 41,
      Description: 'projects orders',
      Environment: { Variables: { TABLE: 'orders' } },
      EphemeralStorage: { Size: 512 },
      FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:orders',
      FunctionName: 'orders',
      Handler: 'index.handler',
      LastModified: '2025-01-01T00:00:00.000+0000',
      LastUpdateStatus: 'Successful',
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/orders' },
      MemorySize: 256,
      PackageType: 'Zip',
      RevisionId: expect.any(String),
      Role: roleArn,
      Runtime: 'nodejs24.x',
      State: 'Active',
      Timeout: 10,
      TracingConfig: { Mode: 'PassThrough' },
      Version: '$LATEST',
    });
    expect([Configuration, Functions]).toEqual([created, [created]]);
    expect([Timeout, MemorySize]).toEqual([20, 256]);
    await expect(client.send(new GetFunctionCommand({ FunctionName: 'orders' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:orders',
    });
  });

  it.each([
    [
      'without a role',
      { Role: undefined },
      "ValidationException: 1 validation error detected: Value null at 'role' failed to satisfy constraint: Member must not be null",
    ],
    [
      'with a container image',
      { Code: { ImageUri: 'image' } },
      'InvalidParameterValueException: The local cloud takes code as ZipFile only: code in S3 and container images cannot be run.',
    ],
    [
      'with code that is no zip',
      { Code: { ZipFile: strToU8('text') } },
      'InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.',
    ],
  ])('%s is refused', async (_, more, message) => {
    expect(await create('bad', '', more).catch(refused)).toBe(message);
  });

  it('runs new code after an update', async () => {
    await create('orders', 'export const handler = async () => 1;');
    const before = await invoke('orders');

    await client.send(
      new UpdateFunctionCodeCommand({
        FunctionName: 'orders',
        ZipFile: zip('export const handler = async () => 2;'),
      }),
    );

    expect([before.Payload, (await invoke('orders')).Payload]).toEqual(['1', '2']);
  });

  it('has concurrency reserved and given back', async () => {
    await create('orders', 'export const handler = async () => 1;');
    const reserved = async () =>
      (await client.send(new GetFunctionConcurrencyCommand({ FunctionName: 'orders' })))
        .ReservedConcurrentExecutions;

    await client.send(
      new PutFunctionConcurrencyCommand({ FunctionName: 'orders', ReservedConcurrentExecutions: 0 }),
    );
    const [during, refusal] = [await reserved(), await invoke('orders').catch(refused)];
    await client.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'orders' }));

    expect([during, refusal, await reserved(), (await invoke('orders')).Payload]).toEqual([
      0,
      'TooManyRequestsException: Rate Exceeded.',
      undefined,
      '1',
    ]);
  });

  it('has retries and destinations of asynchronous events set', async () => {
    await create('orders', 'export const handler = async () => 1;');
    const get = () => client.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: 'orders' }));
    const before = await get().catch(refused);

    await client.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: 'orders',
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:000000000000:failures' } },
      }),
    );
    const { $metadata: _, ...after } = await get();

    expect([before, after]).toEqual([
      "ResourceNotFoundException: The function arn:aws:lambda:us-east-1:000000000000:function:orders:$LATEST doesn't have an EventInvokeConfig",
      {
        LastModified: new Date(cloud.cloud.clock.now()),
        FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:orders:$LATEST',
        MaximumRetryAttempts: 1,
        MaximumEventAgeInSeconds: 21_600,
        DestinationConfig: {
          OnFailure: { Destination: 'arn:aws:sqs:us-east-1:000000000000:failures' },
          OnSuccess: {},
        },
      },
    ]);
  });

  it('has statements added to and removed from its policy', async () => {
    await create('orders', 'export const handler = async () => 1;');
    const statement = {
      FunctionName: 'orders',
      StatementId: 'rule',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: 'arn:aws:events:us-east-1:000000000000:rule/all',
    };
    await client.send(new AddPermissionCommand(statement));
    const again = await client.send(new AddPermissionCommand(statement)).catch((error: Error) => error.name);
    const { Policy } = await client.send(new GetPolicyCommand({ FunctionName: 'orders' }));
    await client.send(new RemovePermissionCommand({ FunctionName: 'orders', StatementId: 'rule' }));
    const gone = await client
      .send(new GetPolicyCommand({ FunctionName: 'orders' }))
      .catch((error: Error) => error.name);

    expect([again, JSON.parse(Policy!), gone]).toEqual([
      'ResourceConflictException',
      {
        Version: '2012-10-17',
        Id: 'default',
        Statement: [
          {
            Sid: 'rule',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'lambda:InvokeFunction',
            Resource: 'arn:aws:lambda:us-east-1:000000000000:function:orders',
            Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:events:us-east-1:000000000000:rule/all' } },
          },
        ],
      },
      'ResourceNotFoundException',
    ]);
  });

  it('may be invoked by a service that its policy names', async () => {
    cloud.define('orders', 'export const handler = async () => 1;');
    cloud.functions.resume();
    const { functionArn } = cloud.functions.get('orders');
    const allowed = () =>
      cloud.access.decide({
        principal: {
          type: 'service',
          service: 'events.amazonaws.com',
          sourceArn: 'arn:aws:events:us-east-1:000000000000:rule/all',
          sourceAccount: '000000000000',
        },
        action: 'lambda:InvokeFunction',
        resource: functionArn,
        conditions: { 'aws:sourcearn': 'arn:aws:events:us-east-1:000000000000:rule/all' },
      }).allowed;
    const before = allowed();

    await client.send(
      new AddPermissionCommand({
        FunctionName: 'orders',
        StatementId: 'rule',
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceArn: 'arn:aws:events:us-east-1:000000000000:rule/all',
      }),
    );

    expect([before, allowed()]).toEqual([false, true]);
  });
});

describe('Invoke', () => {
  it('answers with the result, and the end of the log when asked', async () => {
    await create('echo', 'export const handler = async (event) => { console.log("seen"); return event; };');

    const plain = await invoke('echo', { Payload: '{"a":1}' });
    const { LogResult, ...tailed } = await invoke('echo', { Payload: '{"a":2}', LogType: 'Tail' });

    const expected = { StatusCode: 200, FunctionError: undefined, ExecutedVersion: '$LATEST' };
    expect([plain, tailed]).toEqual([
      { ...expected, LogResult: undefined, Payload: '{"a":1}' },
      { ...expected, Payload: '{"a":2}' },
    ]);
    expect(LogResult).toMatch(
      /^START RequestId: \S+ Version: \$LATEST\n\S+\t\S+\tINFO\tseen\nEND RequestId: \S+\nREPORT .*\n$/,
    );
  });

  it('marks the error of a function', async () => {
    await create('thrower', 'export const handler = async () => { throw new Error("no"); };');

    const { FunctionError, Payload } = await invoke('thrower');

    expect([FunctionError, JSON.parse(Payload!).errorMessage]).toEqual(['Unhandled', 'no']);
  });

  it('gives an empty object to a function without a payload', async () => {
    await create('echo', 'export const handler = async (event) => event;');

    expect((await invoke('echo')).Payload).toBe('{}');
  });

  it('leaves an event for the function, or only tries the grant', async () => {
    await create('counter', 'export const handler = async () => 1;');

    const statuses = [
      (await invoke('counter', { InvocationType: 'Event' })).StatusCode,
      (await invoke('counter', { InvocationType: 'DryRun' })).StatusCode,
    ];
    await cloud.settle();

    expect([statuses, cloud.cloud.spy.count('function-invoked')]).toEqual([[202, 204], 1]);
  });

  it('refuses a payload that is not JSON', async () => {
    await create('echo', 'export const handler = async (event) => event;');

    expect(await invoke('echo', { Payload: '{' }).catch((error: Error) => error.name)).toBe(
      'InvalidRequestContentException',
    );
  });

  it('needs the grant on the function', async () => {
    await create('echo', 'export const handler = async (event) => event;');
    const role = clientOf(cloud.access.credentialsFor(roleArn, 'caller'));

    const refusal = await role.send(new InvokeCommand({ FunctionName: 'echo' })).catch(refused);
    role.destroy();

    expect(refusal).toBe(
      'AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role/function-role/caller is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:000000000000:function:echo because no identity-based policy allows the lambda:InvokeFunction action',
    );
  });
});

it('an event source mapping is created, told, listed, changed and deleted', async () => {
  const { arn: EventSourceArn } = queues.create('orders', {});
  cloud.access.putRolePolicy('function-role', 'queue', {
    Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: EventSourceArn }],
  });
  const { FunctionArn } = await create('orders', 'export const handler = async () => 1;');

  const { $metadata: _, ...created } = await client.send(
    new CreateEventSourceMappingCommand({
      EventSourceArn,
      FunctionName: 'orders',
      BatchSize: 20,
      MaximumBatchingWindowInSeconds: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":[1]}}' }] },
    }),
  );
  const UUID = created.UUID!;
  const { $metadata: __, ...told } = await client.send(new GetEventSourceMappingCommand({ UUID }));
  const { EventSourceMappings } = await client.send(
    new ListEventSourceMappingsCommand({ FunctionName: 'orders' }),
  );
  const { State } = await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  const { State: lastState } = await client.send(new DeleteEventSourceMappingCommand({ UUID }));
  const gone = await client.send(new GetEventSourceMappingCommand({ UUID })).catch(refused);

  expect(created).toEqual({
    UUID: expect.any(String),
    BatchSize: 20,
    MaximumBatchingWindowInSeconds: 1,
    EventSourceArn,
    EventSourceMappingArn: `arn:aws:lambda:us-east-1:000000000000:event-source-mapping:${UUID}`,
    FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":[1]}}' }] },
    FunctionArn,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    LastModified: new Date(cloud.cloud.clock.now()),
    ScalingConfig: { MaximumConcurrency: 5 },
    State: 'Enabled',
    StateTransitionReason: 'USER_INITIATED',
  });
  expect([told, EventSourceMappings, State, lastState, gone]).toEqual([
    created,
    [created],
    'Disabled',
    'Deleting',
    'ResourceNotFoundException: The resource you requested does not exist.',
  ]);
});
