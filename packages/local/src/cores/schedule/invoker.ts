import type { Timer } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import type { Principal } from '../../iam/principal.ts';
import type { Services } from '../../services.ts';
import { type ExhaustedRetryCondition, planRetry } from '../event-bus/retry-policy.ts';
import type { ApiCaller } from './api-caller.ts';
import { type Attempt, createExecutionId, type Invocation, toInvocationInput } from './invocation.ts';
import { type InvocationFailure, toInvocationFailure } from './invocation-failure.ts';
import { toScheduleDeadLetterMessage } from './schedule-dead-letter.ts';
import type { ScheduleRecord } from './schedule-record.ts';
import type { TargetCall } from './targets/schedule-target-kind.ts';
import { scheduleTargetKindOf } from './targets/schedule-target-kinds.ts';

/** Invokes targets of schedules. */
export interface Invoker {
  /** Makes the first attempt at once, or inside the schedule's flexible time window; retries follow on the clock. */
  invoke(schedule: ScheduleRecord, scheduleKey: string, scheduledMs: number): void;
  /** Whether an invocation of a schedule has not ended. */
  isPending(scheduleKey: string): boolean;
  /** Drops every invocation that waits. */
  forget(): void;
  /** Takes up the invocations that the store holds. */
  resume(): void;
}

export interface InvokerOptions {
  readonly api: ApiCaller;
  readonly services: () => Services;
  /** Called when an invocation has succeeded or was given up. */
  onEnd(scheduleKey: string): void;
}

/**
 * Creates the invoker of one cloud: each invocation is an API call under the target's role, is retried when it can
 * succeed later, and goes to the target's dead-letter queue when it cannot. From the moment at which a schedule is
 * due an invocation is work of the cloud and stands in its store.
 */
export function createInvoker(cloud: CloudContext, { api, services, onEnd }: InvokerOptions): Invoker {
  const { clock, random, work, spy } = cloud;
  const pending = cloud.store.collection<Invocation>('scheduler.invocations');
  const timers = new Map<string, Timer>();
  let nextKey = [...pending.values()].reduce((last, { key }) => Math.max(last, Number(key)), 0) + 1;

  const toCall = ({ target, scheduleArn }: Attempt, input: string): TargetCall => {
    const kind = scheduleTargetKindOf(target.Arn);
    const region = target.Arn.split(':')[3];
    if (kind === undefined || (region !== '' && region !== cloud.region)) {
      throw new AwsError('ResourceNotFoundException', `The target ${target.Arn} does not exist.`);
    }
    return kind.toCall({ target, scheduleArn, input }, api);
  };

  const attemptNow = (invocation: Invocation) => {
    const attempt: Attempt = { ...invocation, executionId: createExecutionId(cloud) };
    const input = toInvocationInput(cloud, attempt);
    const atMs = clock.now();
    let service = '';
    const succeed = () => onSuccess(attempt, atMs);
    const fail = (error: unknown) => onFailure(attempt, toInvocationFailure(error, service), input, atMs);
    try {
      const call = toCall(attempt, input);
      service = call.service;
      const check = (output: unknown) => {
        const failure = call.failureOf?.(output);
        if (failure !== undefined) throw failure;
      };
      const output = api.call(service, call.action, call.input, rolePrincipal(attempt.target.RoleArn));
      if (output instanceof Promise) {
        void work.track(output.then(check).then(succeed, fail));
        return;
      }
      check(output);
    } catch (error) {
      return fail(error);
    }
    succeed();
  };

  const onSuccess = ({ key, scheduleKey, scheduleArn, target, ...attempt }: Attempt, atMs: number) => {
    pending.delete(key);
    const { executionId, scheduledMs, retries } = attempt;
    spy.note({
      type: 'schedule-invoked',
      atMs,
      scheduleArn,
      targetArn: target.Arn,
      executionId,
      scheduledMs,
      retries,
    });
    onEnd(scheduleKey);
  };

  const onFailure = (attempt: Attempt, failure: InvocationFailure, input: string, atMs: number) => {
    const { executionId: _, ...invocation } = attempt;
    const plan = failure.retryable
      ? planRetry(
          {
            retryPolicy: attempt.target.RetryPolicy,
            ingestedAtMs: attempt.firstAttemptMs,
            retries: attempt.retries,
          },
          atMs,
          random,
        )
      : { exhausted: undefined };
    if ('dueMs' in plan) return wait({ ...invocation, retries: attempt.retries + 1, dueMs: plan.dueMs });
    const deadLettered = deadLetter(attempt, failure, input, plan.exhausted);
    pending.delete(attempt.key);
    spy.note({
      type: 'schedule-undeliverable',
      atMs,
      scheduleArn: attempt.scheduleArn,
      targetArn: attempt.target.Arn,
      executionId: attempt.executionId,
      scheduledMs: attempt.scheduledMs,
      errorCode: failure.errorCode,
      errorMessage: failure.errorMessage,
      deadLettered,
    });
    onEnd(attempt.scheduleKey);
  };

  /** The target's role sends, not the service. */
  const deadLetter = (
    attempt: Attempt,
    failure: InvocationFailure,
    input: string,
    exhausted: ExhaustedRetryCondition | undefined,
  ) => {
    const { queues, access } = services();
    const { DeadLetterConfig, RoleArn } = attempt.target;
    const queueArn = DeadLetterConfig?.Arn;
    if (queueArn === undefined || !queues.exists(queueArn)) return false;
    const principal = rolePrincipal(RoleArn);
    if (!access.decide({ principal, action: 'sqs:SendMessage', resource: queueArn }).allowed) return false;
    try {
      queues.send(queueArn, toScheduleDeadLetterMessage({ attempt, failure, exhausted, input }));
      return true;
    } catch {
      return false;
    }
  };

  const wait = (invocation: Invocation) => {
    pending.set(invocation.key, invocation);
    timers.set(
      invocation.key,
      work.setTimer(invocation.dueMs, () => {
        timers.delete(invocation.key);
        attemptNow(invocation);
      }),
    );
  };

  return {
    invoke({ arn, target, flexibleTimeWindow }, scheduleKey, scheduledMs) {
      const windowMs = (flexibleTimeWindow.MaximumWindowInMinutes ?? 0) * 60_000;
      const offsetMs = flexibleTimeWindow.Mode === 'OFF' ? 0 : random.integer(0, windowMs - 1);
      const dueMs = Math.max(scheduledMs + offsetMs, clock.now());
      const invocation: Invocation = {
        key: String(nextKey++),
        scheduleKey,
        scheduleArn: arn,
        target,
        scheduledMs,
        firstAttemptMs: dueMs,
        dueMs,
        retries: 0,
      };
      if (dueMs > clock.now()) return wait(invocation);
      pending.set(invocation.key, invocation);
      attemptNow(invocation);
    },
    isPending: (scheduleKey) => [...pending.values()].some((waiting) => waiting.scheduleKey === scheduleKey),
    forget() {
      for (const [key, timer] of timers) {
        timer.cancel();
        pending.delete(key);
      }
      timers.clear();
    },
    resume() {
      for (const invocation of pending.values()) wait(invocation);
    },
  };
}

/** The session in which Scheduler acts under a target's role. */
function rolePrincipal(roleArn: string): Principal {
  const accountId = roleArn.split(':')[4] ?? '';
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return {
    type: 'role',
    arn: roleArn,
    sessionArn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/scheduler`,
  };
}
