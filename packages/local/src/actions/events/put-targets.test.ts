import { describe, expect, it } from 'vitest';
import { createEventBusCloud, eventBusArn, queueArn, refusal } from '../../../test/event-bus-cloud.ts';

const EventPattern = '{"source":["shop"]}';

describe('PutTargets', () => {
  const withRule = async () => {
    const cloud = createEventBusCloud();
    await cloud.call('PutRule', { Name: 'r', EventPattern });
    const put = (...targets: object[]) =>
      cloud.call('PutTargets', {
        Rule: 'r',
        Targets: targets.map((target, index) => ({ Id: `t${index}`, Arn: queueArn('q'), ...target })),
      });
    return { ...cloud, put };
  };

  it('keeps 5 targets a rule, replaces one by its id and refuses a sixth', async () => {
    const { put, call } = await withRule();

    expect(await put({}, {}, {}, {}, {})).toEqual({ FailedEntryCount: 0, FailedEntries: [] });
    await put({ Arn: queueArn('new') });
    expect(await refusal(put({ Id: 'sixth' }))).toBe(
      'LimitExceededException: The requested resource exceeds the maximum number allowed.',
    );

    const { Targets } = (await call('ListTargetsByRule', { Rule: 'r' })) as { Targets: { Arn: string }[] };
    expect(Targets.map(({ Arn }) => Arn)).toEqual([
      queueArn('new'),
      ...Array.from({ length: 4 }, () => queueArn('q')),
    ]);
  });

  it('shows a target with everything that was set on it', async () => {
    const { put, call } = await withRule();
    const target = {
      Id: 'full',
      Arn: queueArn('q.fifo'),
      RoleArn: 'arn:aws:iam::000000000000:role/r',
      InputTransformer: { InputPathsMap: { id: '$.id' }, InputTemplate: '{"id": <id>}' },
      SqsParameters: { MessageGroupId: '$.detail.id' },
      DeadLetterConfig: { Arn: queueArn('dlq') },
      RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
    };

    await put(target);

    expect(await call('ListTargetsByRule', { Rule: 'r' })).toEqual({ Targets: [target] });
  });

  it('refuses in the words of AWS, and says what the local cloud cannot do, before anything is stored', async () => {
    const { put, call } = await withRule();

    const refusals = [
      await refusal(put({ Input: '{}', InputPath: '$.detail' })),
      await refusal(put({ Input: '{"open"' })),
      await refusal(put({ InputPath: 'detail' })),
      await refusal(put({ InputTransformer: { InputTemplate: '"<notdefinedkey>"' } })),
      await refusal(put({ InputTransformer: { InputPathsMap: { a: 'detail' }, InputTemplate: '"<a>"' } })),
      await refusal(put({ InputTransformer: { InputPathsMap: { 'AWS.a': '$.id' }, InputTemplate: '"x"' } })),
      await refusal(put({ Arn: 'queue' })),
      await refusal(put({ Arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' })),
      await refusal(put({ Arn: queueArn('q.fifo') })),
      await refusal(put({ Arn: eventBusArn('other'), InputPath: '$.detail' })),
      await refusal(put({ KinesisParameters: { PartitionKeyPath: '$.id' } })),
      await refusal(put({ DeadLetterConfig: { Arn: queueArn('dlq.fifo') } })),
      await refusal(put({ RetryPolicy: { MaximumRetryAttempts: 186, MaximumEventAgeInSeconds: 59 } })),
      await refusal(put({ Id: '!@#$@!#$' })),
      await refusal(put({}, { Id: 'x'.repeat(65) })),
      await refusal(call('PutTargets', { Rule: 'none', Targets: [{ Id: 't', Arn: queueArn('q') }] })),
    ];

    expect(refusals).toMatchInlineSnapshot(`
      [
        "ValidationException: Only one of Input, InputPath, or InputTransformer must be provided for target t0.",
        "ValidationException: JSON syntax error in input for target t0.",
        "ValidationException: Invalid InputPath for target t0.",
        "ValidationException: InputTemplate for target t0 contains invalid placeholder notdefinedkey.",
        "ValidationException: Invalid InputPathsMap for target t0: a : detail.",
        "ValidationException: Invalid InputPathsMap for target t0: AWS.a : $.id.",
        "ValidationException: Parameter queue is not valid. Reason: Provided Arn is not in correct format.",
        "ValidationException: Parameter arn:aws:kinesis:us-east-1:000000000000:stream/s is not valid. Reason: The local cloud delivers to SQS queues, Lambda functions, SNS topics, event buses, CloudWatch Logs groups, API destinations and not to kinesis.",
        "ValidationException: Parameter(s) SqsParameters must be specified for target: t0.",
        "ValidationException: An event bus takes the event as it is: Input, InputPath and InputTransformer are not supported for target t0.",
        "ValidationException: Parameter KinesisParameters is not valid for target t0. Reason: The local cloud does not support it.",
        "ValidationException: Parameter DeadLetterConfig.Arn is not valid. Reason: arn:aws:sqs:us-east-1:000000000000:dlq.fifo is not the ARN of a standard SQS queue.",
        "ValidationException: 2 validation errors detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185; Value '59' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
        "ValidationException: 1 validation error detected: Value '!@#$@!#$' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
        "ValidationException: 1 validation error detected: Value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' at 'targets.2.member.id' failed to satisfy constraint: Member must have length less than or equal to 64",
        "ResourceNotFoundException: Rule none does not exist on EventBus default.",
      ]
    `);
    expect(await call('ListTargetsByRule', { Rule: 'r' })).toEqual({ Targets: [] });
  });
});
