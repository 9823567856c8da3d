import type { RetryAdvice } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { createScriptedEventBus } from '../test/scripted-event-bus.ts';
import { createEventBusCheck } from './event-bus-check.ts';
import type { PublisherWarning } from './publisher-warning.ts';
import { EventBusCallError } from './event-bus-call-error.ts';

const failure = (errorCode: string, retry: RetryAdvice) =>
  new EventBusCallError({
    operation: 'DescribeEventBus',
    eventBusName: 'orders',
    errorCode,
    errorMessage: 'no',
    outcome: 'rejected',
    retry,
  });

/** A check of a bus that answers in turn; the last answer stays. */
function createCheck(...answers: (boolean | Error)[]) {
  const warnings: PublisherWarning[] = [];
  let questions = 0;
  const exists = async () => {
    const answer = answers[Math.min(questions, answers.length - 1)]!;
    questions += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const check = createEventBusCheck({
    eventBus: createScriptedEventBus([], { exists }),
    onWarning: (warning) => warnings.push(warning),
  });
  return { check, warnings, questions: () => questions };
}

describe('createEventBusCheck', () => {
  it('asks once for many publishes, also at the same time', async () => {
    const { check, questions, warnings } = createCheck(true);

    await Promise.all([check(), check()]);
    await check();

    expect([questions(), warnings]).toEqual([1, []]);
  });

  it('throws for a bus that does not exist and asks again the next time', async () => {
    const { check, questions } = createCheck(false, true);

    await expect(check()).rejects.toMatchObject({
      code: 'EVENT_BUS_NOT_FOUND',
      retry: 'operator',
      eventBusName: 'orders',
      message:
        'Failed to publish to event bus "orders": it does not exist in this account and region, and PutEvents would drop the events and answer success. Create the bus or correct eventBusName, region or endpoint.',
    });
    await check();

    expect(questions()).toBe(2);
  });

  it('goes on without the permission to ask, says so once and asks no more', async () => {
    const denied = failure('AccessDeniedException', 'operator');
    const { check, questions, warnings } = createCheck(denied);

    await check();
    await check();

    expect(questions()).toBe(1);
    expect(warnings).toEqual([
      {
        code: 'EVENT_BUS_UNVERIFIED',
        message:
          'Publishing to event bus "orders" without knowing that it exists: Failed to call DescribeEventBus for event bus "orders": AccessDeniedException (no). Check credentials, permissions and endpoint. Grant events:DescribeEventBus, or set verifyEventBus to false if the bus is known to exist.',
        eventBusName: 'orders',
        cause: denied,
      },
    ]);
  });

  it('goes on when the question is throttled, says so once and asks again until it is answered', async () => {
    const throttled = failure('ThrottlingException', 'later');
    const { check, questions, warnings } = createCheck(throttled, throttled, false);

    await check();
    await check();
    await expect(check()).rejects.toMatchObject({ code: 'EVENT_BUS_NOT_FOUND' });

    expect([questions(), warnings.length]).toEqual([3, 1]);
  });
});
