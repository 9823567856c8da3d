import { createRandom, createVirtualClock } from '@busbar/core';
import { eventsActions } from '../src/actions/events/index.ts';
import type { CloudContext } from '../src/cloud-context.ts';
import { createEventBusCore } from '../src/cores/event-bus/create-event-bus-core.ts';
import { AwsError } from '../src/gateway/aws-error.ts';
import type { AccessControl, AccessRequest, PolicyDocument } from '../src/iam/access-control.ts';
import type { FunctionService, OutgoingMessage, QueueService, Services } from '../src/services.ts';
import { createSpy, type SpyRecord, type SpyRecordType } from '../src/spy.ts';
import { createMemoryStateStore, type StateStore } from '../src/state/state-store.ts';
import { createWorkLedger } from '../src/work-ledger.ts';
import { absentServices } from './absent-services.ts';

/** 2025-01-01T00:00:00.123Z */
export const startMs = Date.UTC(2025, 0, 1) + 123;

export const queueArn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;
export const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
export const eventBusArn = (name: string) => `arn:aws:events:us-east-1:000000000000:event-bus/${name}`;

/** EventBridge on a virtual clock, with stand-ins for the services around it. */
export function createEventBusCloud({
  store = createMemoryStateStore(),
  seed = 1,
}: {
  store?: StateStore;
  seed?: number;
} = {}) {
  const clock = createVirtualClock({ startMs });
  const spy = createSpy();
  const work = createWorkLedger(clock);
  const random = createRandom(seed);
  const cloud: CloudContext = {
    accountId: '000000000000',
    region: 'us-east-1',
    clock,
    random,
    store,
    work,
    spy,
  };
  const records: SpyRecord[] = [];
  spy.listen((record) => records.push(record));

  const messages = new Map<string, OutgoingMessage[]>();
  const failures = new Map<string, Error[]>();
  const fail = (arn: string) => {
    const error = failures.get(arn)?.shift();
    if (error !== undefined) throw error;
  };
  const queues: QueueService = {
    exists: (arn) => messages.has(arn),
    send(arn, message) {
      fail(arn);
      messages.get(arn)!.push(message);
      return { messageId: 'message' };
    },
    receive: () => [],
    delete() {},
    onVisible: () => () => {},
    visibilityTimeoutSeconds: () => 30,
  };

  const invocations = new Map<string, string[]>();
  const functions: FunctionService = {
    exists: (arn) => invocations.has(arn),
    invoke: () => Promise.reject(new Error('EventBridge invokes asynchronously')),
    invokeAsync(arn, payload) {
      fail(arn);
      invocations.get(arn)!.push(payload);
    },
  };

  const asked: AccessRequest[] = [];
  const denied = new Set<string>();
  const policiesOf = new Map<string, (arn: string) => PolicyDocument | undefined>();
  const access: AccessControl = {
    decide(request) {
      asked.push(request);
      return denied.has(request.resource)
        ? { allowed: false, message: `not authorized to perform: ${request.action}` }
        : { allowed: true };
    },
    principalOf: () => ({ type: 'account', arn: 'arn:aws:iam::000000000000:root' }),
    credentialsFor: () => ({ accessKeyId: '', secretAccessKey: '', sessionToken: '' }),
    registerResourcePolicies: (service, policyOf) => policiesOf.set(service, policyOf),
  };

  const core = createEventBusCore(cloud, { access, services: () => services });
  const services: Services = { access, queues, functions, eventBuses: core, ...absentServices };

  return {
    cloud,
    clock,
    core,
    store,
    /** Every request for permission so far. */
    asked,
    /** ARNs of what EventBridge may not touch. */
    denied,
    policyOf: (arn: string) => policiesOf.get('events')?.(arn),
    createQueue(name: string) {
      messages.set(queueArn(name), []);
      return queueArn(name);
    },
    createFunction(name: string) {
      invocations.set(functionArn(name), []);
      return functionArn(name);
    },
    /** Makes the next sends or invocations fail, one with each error. */
    failNext(arn: string, ...errors: Error[]) {
      failures.set(arn, errors);
    },
    messages: (name: string) => messages.get(queueArn(name)) ?? [],
    bodies: (name: string): unknown[] =>
      (messages.get(queueArn(name)) ?? []).map(({ body }) => JSON.parse(body)),
    invocations: (name: string) => invocations.get(functionArn(name)) ?? [],
    recordsOf: <Type extends SpyRecordType>(type: Type) =>
      records.filter((record): record is Extract<SpyRecord, { type: Type }> => record.type === type),
    /** Calls an action as the gateway does, without its decision. */
    async call(name: string, input: Record<string, unknown> = {}): Promise<unknown> {
      const action = eventsActions.find((candidate) => candidate.name === name)!;
      return action.handle(input, contextOf());
    },
    permissions(name: string, input: Record<string, unknown>) {
      return eventsActions.find((candidate) => candidate.name === name)!.permissions(input, contextOf());
    },
    /** Creates a rule with one queue of its own, called as the rule. */
    ruleToQueue(name: string, pattern: unknown, { eventBusName, target = {} }: RuleToQueueOptions = {}) {
      const rule = core.rules.put(
        { name, eventBusName },
        { EventPattern: JSON.stringify(pattern), State: 'ENABLED' },
        {},
      );
      messages.set(queueArn(name), []);
      core.rules.putTargets({ name, eventBusName }, [{ Id: 'queue', Arn: queueArn(name), ...target }]);
      return rule;
    },
    async settle() {
      for (;;) {
        await work.idle();
        const dueMs = work.nextDueMs();
        if (dueMs === undefined) return;
        clock.advanceTo(dueMs);
      }
    },
  };

  function contextOf() {
    const principal = access.principalOf(undefined);
    return { cloud, services, principal, requestId: 'request', endpoint: 'http://127.0.0.1:4566' };
  }
}

interface RuleToQueueOptions {
  readonly eventBusName?: string;
  readonly target?: object;
}

/** An entry that every pattern on source `shop` matches. */
export const entry = (detail: unknown = {}, others: object = {}) => ({
  source: 'shop',
  detailType: 'orders.OrderPlaced',
  detail: JSON.stringify(detail),
  ...others,
});

export const throttled = () => new AwsError('ThrottlingException', 'Rate exceeded', { statusCode: 400 });

/** What a rejected call says: `ValidationException: …`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no refusal';
}
