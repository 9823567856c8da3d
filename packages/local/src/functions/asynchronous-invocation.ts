import type { Timer } from '@busbar/core';
import type { CloudContext } from '../cloud-context.ts';
import { AwsError } from '../gateway/aws-error.ts';
import { isTooDeep } from '../gateway/protocols/json-depth.ts';
import type { InvocationResult, Services } from '../services.ts';
import { executionPrincipal } from './execution-principal.ts';
import type { FunctionConfiguration } from './function-configuration.ts';

/** Pauses before the first and the second retry. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** Longest pause between attempts at a throttled function. */
const LONGEST_THROTTLE_DELAY_MS = 300_000;

/** An event that a function is to handle some time. Kept in the state store until it has ended. */
interface AsynchronousEvent {
  readonly requestId: string;
  readonly functionArn: string;
  readonly payload: string;
  readonly acceptedMs: number;
  /** Attempts that ran. */
  readonly attempts: number;
  readonly throttled: number;
}

/** Runs asynchronous invocations with their retries, destinations and dead-letter queues. */
export interface AsynchronousInvoker {
  invoke(functionArn: string, payload: string, requestId: string): void;
  /** Goes on with events that a state store kept from before. */
  resume(): void;
  /** Forgets every event; an attempt that runs is the last. */
  forget(): void;
  stop(): void;
}

export interface AsynchronousInvokerOptions {
  readonly cloud: CloudContext;
  readonly services: () => Services;
  readonly configurationOf: (functionArn: string) => FunctionConfiguration | undefined;
  readonly run: (functionArn: string, payload: string, requestId: string) => Promise<InvocationResult>;
}

export function createAsynchronousInvoker({
  cloud,
  services,
  configurationOf,
  run,
}: AsynchronousInvokerOptions): AsynchronousInvoker {
  const events = cloud.store.collection<AsynchronousEvent>('lambda-asynchronous-events');
  const timers = new Map<string, Timer>();
  let stopped = false;

  const attempt = async (event: AsynchronousEvent) => {
    const configuration = configurationOf(event.functionArn);
    timers.delete(event.requestId);
    if (stopped) return;
    if (configuration === undefined) return void events.delete(event.requestId);
    const settings = configuration.asynchronous ?? {};
    const retryAt = (delayMs: number, next: AsynchronousEvent) => {
      const dueMs = cloud.clock.now() + delayMs;
      if (dueMs - event.acceptedMs > (settings.maximumEventAgeSeconds ?? 21_600) * 1_000) return false;
      events.set(next.requestId, next);
      timers.set(
        next.requestId,
        cloud.work.setTimer(dueMs, () => void attempt(next)),
      );
      return true;
    };

    let result: InvocationResult;
    try {
      result = await run(event.functionArn, event.payload, event.requestId);
    } catch {
      if (!events.has(event.requestId)) return;
      const delayMs = Math.min(1_000 * 2 ** event.throttled, LONGEST_THROTTLE_DELAY_MS);
      if (stopped || retryAt(delayMs, { ...event, throttled: event.throttled + 1 })) return;
      return conclude(configuration, event, undefined, 'EventAgeExceeded');
    }
    if (stopped || !events.has(event.requestId)) return;
    const tried = { ...event, attempts: event.attempts + 1 };
    if (result.outcome === 'success') return conclude(configuration, tried, result, 'Success');
    if (event.attempts >= (settings.maximumRetryAttempts ?? 2)) {
      return conclude(configuration, tried, result, 'RetriesExhausted');
    }
    if (!retryAt(RETRY_DELAYS_MS[event.attempts] ?? 120_000, tried)) {
      conclude(configuration, tried, result, 'EventAgeExceeded');
    }
  };

  const conclude = (
    { functionArn, functionName, asynchronous, deadLetterArn, roleArn }: FunctionConfiguration,
    event: AsynchronousEvent,
    result: InvocationResult | undefined,
    condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded',
  ) => {
    events.delete(event.requestId);
    const succeeded = condition === 'Success';
    const destination = succeeded ? asynchronous?.onSuccessArn : asynchronous?.onFailureArn;
    const principal = executionPrincipal(services().access, roleArn, functionName);
    const allowed = (action: string, resource: string) =>
      services().access.decide({ principal, action, resource }).allowed;

    if (destination !== undefined) {
      const requestContext = {
        requestId: event.requestId,
        functionArn: `${functionArn}:$LATEST`,
        condition,
        approximateInvokeCount: event.attempts,
      };
      const responseContext = {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(succeeded ? {} : { functionError: 'Unhandled' }),
      };
      // Payloads go in as the texts that they are: printing one that is nested deeply would end the process.
      const record =
        `{"version":"1.0","timestamp":"${new Date(cloud.clock.now()).toISOString()}",` +
        `"requestContext":${JSON.stringify(requestContext)},"requestPayload":${event.payload || 'null'},` +
        `"responseContext":${JSON.stringify(responseContext)}` +
        `${result ? `,"responsePayload":${result.payload}` : ''}}`;
      const [, , service, , , ...resource] = destination.split(':');
      if (service === 'sqs' && allowed('sqs:SendMessage', destination)) {
        ignoreRefusal(() => services().queues.send(destination, { body: record }));
      } else if (service === 'sns' && allowed('sns:Publish', destination)) {
        ignoreRefusal(() => services().topics.publish(destination, { message: record }));
      } else if (service === 'lambda' && allowed('lambda:InvokeFunction', destination)) {
        ignoreRefusal(() => services().functions.invokeAsync(destination, record));
      } else if (service === 'events' && allowed('events:PutEvents', destination)) {
        ignoreRefusal(() =>
          services().eventBuses.putServiceEvent(resource.join(':').replace('event-bus/', ''), {
            source: 'lambda',
            detailType: `Lambda Function Invocation Result - ${succeeded ? 'Success' : 'Failure'}`,
            resources: [`${functionArn}:$LATEST`],
            detail: parseUnlessTooDeep(record),
          }),
        );
      }
    }
    if (succeeded || deadLetterArn === undefined || !allowed('sqs:SendMessage', deadLetterArn)) return;
    const { errorMessage = condition } = (result ? JSON.parse(result.payload) : {}) as {
      errorMessage?: string;
    };
    const text = (value: string) => ({ DataType: 'String', StringValue: value });
    ignoreRefusal(() =>
      services().queues.send(deadLetterArn, {
        body: event.payload,
        messageAttributes: {
          RequestID: text(event.requestId),
          ErrorCode: { DataType: 'Number', StringValue: '200' },
          ErrorMessage: text(errorMessage.slice(0, 1_024)),
        },
      }),
    );
  };

  return {
    invoke(functionArn, payload, requestId) {
      const event = {
        requestId,
        functionArn,
        payload,
        acceptedMs: cloud.clock.now(),
        attempts: 0,
        throttled: 0,
      };
      events.set(requestId, event);
      void attempt(event);
    },
    resume() {
      for (const event of [...events.values()]) void attempt(event);
    },
    forget() {
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
      for (const { requestId } of [...events.values()]) events.delete(requestId);
    },
    stop() {
      stopped = true;
    },
  };
}

/** @throws {AwsError} for what an event bus would not take. */
function parseUnlessTooDeep(json: string): unknown {
  if (isTooDeep(json)) throw new AwsError('MalformedDetail', 'Detail is malformed.');
  return JSON.parse(json);
}

/** Lambda drops the record of an event whose destination cannot be reached; a metric alone tells of it. */
function ignoreRefusal(send: () => void): void {
  try {
    send();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
