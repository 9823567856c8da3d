import { describe, expect, it } from 'vitest';
import {
  createEventBusCloud,
  entry,
  functionArn,
  queueArn,
  startMs,
  throttled,
} from '../../../test/event-bus-cloud.ts';
import { AwsError } from '../../gateway/aws-error.ts';

const pattern = { source: ['shop'] };
const deadLetters = { DeadLetterConfig: { Arn: queueArn('dead-letters') } };

describe('delivery', () => {
  it('asks for permission as EventBridge acting for the rule', () => {
    const { core, ruleToQueue, asked } = createEventBusCloud();
    const rule = ruleToQueue('orders', pattern);

    core.putEvents([entry()]);

    expect(asked).toEqual([
      {
        principal: {
          type: 'service',
          service: 'events.amazonaws.com',
          sourceArn: rule.arn,
          sourceAccount: '000000000000',
        },
        action: 'sqs:SendMessage',
        resource: queueArn('orders'),
        conditions: { 'aws:sourcearn': rule.arn, 'aws:sourceaccount': '000000000000' },
      },
    ]);
  });

  it("asks for permission as the target's role when it has one", () => {
    const { core, ruleToQueue, asked } = createEventBusCloud();
    const RoleArn = 'arn:aws:iam::000000000000:role/sender';
    ruleToQueue('orders', pattern, { target: { RoleArn } });

    core.putEvents([entry()]);

    expect(asked.map(({ principal }) => principal)).toEqual([
      { type: 'role', arn: RoleArn, sessionArn: 'arn:aws:sts::000000000000:assumed-role/sender/events' },
    ]);
  });

  it('invokes a function asynchronously with the event', () => {
    const { core, createFunction, invocations, asked } = createEventBusCloud();
    core.rules.put({ name: 'r' }, { EventPattern: JSON.stringify(pattern), State: 'ENABLED' }, {});
    core.rules.putTargets({ name: 'r' }, [{ Id: 'f', Arn: createFunction('handler') }]);

    core.putEvents([entry({ n: 1 })]);

    expect(invocations('handler').map((payload) => JSON.parse(payload))).toMatchObject([
      { detail: { n: 1 } },
    ]);
    expect(asked.map(({ action, resource }) => [action, resource])).toEqual([
      ['lambda:InvokeFunction', functionArn('handler')],
    ]);
  });

  it('sends what permission is missing for straight to the dead-letter queue', () => {
    const { core, ruleToQueue, createQueue, messages, denied, recordsOf, cloud } = createEventBusCloud();
    createQueue('dead-letters');
    const rule = ruleToQueue('orders', pattern, { target: deadLetters });
    denied.add(queueArn('orders'));

    core.putEvents([entry({ n: 1 })]);

    expect(messages('orders')).toEqual([]);
    expect(messages('dead-letters').map(({ messageAttributes }) => messageAttributes)).toEqual([
      {
        RULE_ARN: { DataType: 'String', StringValue: rule.arn },
        TARGET_ARN: { DataType: 'String', StringValue: queueArn('orders') },
        ERROR_CODE: { DataType: 'String', StringValue: 'NO_PERMISSIONS' },
        ERROR_MESSAGE: { DataType: 'String', StringValue: 'not authorized to perform: sqs:SendMessage' },
        RETRY_ATTEMPTS: { DataType: 'String', StringValue: '0' },
      },
    ]);
    expect(recordsOf('event-undeliverable')).toMatchObject([
      { ruleArn: rule.arn, targetArn: queueArn('orders'), errorCode: 'NO_PERMISSIONS', deadLettered: true },
    ]);
    expect(cloud.work.nextDueMs()).toBeUndefined();
  });

  it('puts the event itself, not what the target would have got, in the dead-letter queue', () => {
    const { core, ruleToQueue, createQueue, bodies, denied } = createEventBusCloud();
    createQueue('dead-letters');
    ruleToQueue('orders', pattern, { target: { ...deadLetters, InputPath: '$.detail.n' } });
    denied.add(queueArn('orders'));

    core.putEvents([entry({ n: 1 })]);

    expect(bodies('dead-letters')).toMatchObject([{ source: 'shop', detail: { n: 1 } }]);
  });

  it('reports an event as lost when the target is gone and there is no dead-letter queue', () => {
    const { core, recordsOf } = createEventBusCloud();
    core.rules.put({ name: 'r' }, { EventPattern: JSON.stringify(pattern), State: 'ENABLED' }, {});
    core.rules.putTargets({ name: 'r' }, [{ Id: 'q', Arn: queueArn('gone') }]);

    core.putEvents([entry()]);

    expect(recordsOf('event-undeliverable')).toMatchObject([
      {
        errorCode: 'NO_RESOURCE',
        errorMessage: `The target ${queueArn('gone')} does not exist.`,
        deadLettered: false,
      },
    ]);
  });

  it.each(['denied', 'missing', 'failing'])(
    'reports an event as lost when the dead-letter queue is %s',
    (how) => {
      const { core, ruleToQueue, createQueue, messages, denied, failNext, recordsOf } = createEventBusCloud();
      ruleToQueue('orders', pattern, { target: deadLetters });
      denied.add(queueArn('orders'));
      if (how !== 'missing') createQueue('dead-letters');
      if (how === 'denied') denied.add(queueArn('dead-letters'));
      if (how === 'failing') failNext(queueArn('dead-letters'), throttled());

      core.putEvents([entry()]);

      expect(messages('dead-letters')).toEqual([]);
      expect(recordsOf('event-undeliverable')).toMatchObject([{ deadLettered: false }]);
    },
  );

  it('retries what is throttled until it succeeds, on the clock', async () => {
    const { core, ruleToQueue, messages, failNext, settle, clock, recordsOf } = createEventBusCloud();
    ruleToQueue('orders', pattern);
    failNext(queueArn('orders'), throttled(), throttled(), throttled());

    core.putEvents([entry()]);
    expect(messages('orders')).toEqual([]);
    await settle();

    expect(messages('orders')).toHaveLength(1);
    expect(clock.now() - startMs).toBeGreaterThanOrEqual(500 + 1_000 + 2_000);
    expect(clock.now() - startMs).toBeLessThan(1_000 + 2_000 + 4_000);
    expect(recordsOf('event-delivered')).toHaveLength(1);
    expect(recordsOf('event-undeliverable')).toEqual([]);
  });

  it('gives up after the retries of the policy and says so', async () => {
    const { core, ruleToQueue, createQueue, messages, failNext, settle } = createEventBusCloud();
    createQueue('dead-letters');
    ruleToQueue('orders', pattern, { target: { ...deadLetters, RetryPolicy: { MaximumRetryAttempts: 2 } } });
    failNext(queueArn('orders'), throttled(), throttled(), throttled());

    core.putEvents([entry()]);
    await settle();

    expect(messages('dead-letters').map(({ messageAttributes }) => messageAttributes)).toMatchObject([
      {
        ERROR_CODE: { StringValue: 'THROTTLING' },
        ERROR_MESSAGE: { StringValue: 'Rate exceeded' },
        EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumRetryAttempts' },
        RETRY_ATTEMPTS: { StringValue: '2' },
      },
    ]);
  });

  it('gives up when the event is as old as the policy allows', async () => {
    const { core, ruleToQueue, createQueue, messages, failNext, settle, clock } = createEventBusCloud();
    createQueue('dead-letters');
    ruleToQueue('orders', pattern, {
      target: { ...deadLetters, RetryPolicy: { MaximumEventAgeInSeconds: 60 } },
    });
    failNext(queueArn('orders'), ...Array.from({ length: 100 }, throttled));

    core.putEvents([entry()]);
    await settle();

    expect(clock.now() - startMs).toBe(60_000);
    expect(messages('dead-letters').map(({ messageAttributes }) => messageAttributes)).toMatchObject([
      { EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumEventAgeInSeconds' } },
    ]);
  });

  it('does not retry what the target refuses', () => {
    const { core, ruleToQueue, failNext, recordsOf, cloud } = createEventBusCloud();
    ruleToQueue('orders', pattern);
    failNext(
      queueArn('orders'),
      new AwsError('InvalidParameterValue', 'Message must be shorter than 1048576 bytes.'),
    );

    core.putEvents([entry()]);

    expect(recordsOf('event-undeliverable')).toMatchObject([{ errorCode: 'SDK_CLIENT_ERROR' }]);
    expect(cloud.work.nextDueMs()).toBeUndefined();
  });

  it('retries one target without delivering to the others again', async () => {
    const { core, ruleToQueue, createQueue, messages, failNext, settle } = createEventBusCloud();
    ruleToQueue('orders', pattern);
    core.rules.putTargets({ name: 'orders' }, [{ Id: 'other', Arn: createQueue('other') }]);
    failNext(queueArn('orders'), throttled());

    core.putEvents([entry()]);
    await settle();

    expect(messages('orders')).toHaveLength(1);
    expect(messages('other')).toHaveLength(1);
  });

  it('takes a waiting retry up after a restart, with its count', async () => {
    const first = createEventBusCloud();
    first.ruleToQueue('orders', pattern, {
      target: { RetryPolicy: { MaximumRetryAttempts: 1 }, ...deadLetters },
    });
    first.failNext(queueArn('orders'), throttled());
    first.core.putEvents([entry({ n: 1 })]);

    const second = createEventBusCloud({ store: first.store });
    second.createQueue('orders');
    second.createQueue('dead-letters');
    second.failNext(queueArn('orders'), throttled());
    second.core.resume();
    await second.settle();

    expect(second.bodies('dead-letters')).toMatchObject([{ detail: { n: 1 } }]);
    expect(second.messages('dead-letters')[0]?.messageAttributes).toMatchObject({
      RETRY_ATTEMPTS: { StringValue: '1' },
    });
    const third = createEventBusCloud({ store: first.store });
    third.core.resume();
    expect(third.cloud.work.nextDueMs()).toBeUndefined();
  });
});
