import { SQSClient } from '@aws-sdk/client-sqs';
import { type AdvanceableClock, createRandom, createVirtualClock } from '@busbar/core';
import { createSqsActions } from '../src/actions/sqs/index.ts';
import { stsActions } from '../src/actions/sts/index.ts';
import type { CloudContext } from '../src/cloud-context.ts';
import { createQueueService, type QueueCore } from '../src/cores/queue/queue-service.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../src/gateway/create-gateway.ts';
import type { AccessControl, AccessRequest, PolicyDocument } from '../src/iam/access-control.ts';
import type { Services } from '../src/services.ts';
import { createSpy } from '../src/spy.ts';
import { createMemoryStateStore, type StateStore } from '../src/state/state-store.ts';
import { createWorkLedger } from '../src/work-ledger.ts';

export const accountId = '000000000000';
export const queueArn = (name: string) => `arn:aws:sqs:us-east-1:${accountId}:${name}`;

/** Access control that allows everything but the actions that it is told to deny, and remembers what it was asked. */
export interface StubAccess extends AccessControl {
  readonly asked: AccessRequest[];
  readonly denied: Set<string>;
  policyOf(arn: string): PolicyDocument | undefined;
}

export function createStubAccess(): StubAccess {
  const asked: AccessRequest[] = [];
  const denied = new Set<string>();
  let find: (arn: string) => PolicyDocument | undefined = () => undefined;
  return {
    asked,
    denied,
    policyOf: (arn) => find(arn),
    decide(request) {
      asked.push(request);
      if (!denied.has(request.action)) return { allowed: true };
      return {
        allowed: false,
        message: `User: arn:aws:iam::${accountId}:root is not authorized to perform: ${request.action} on resource: ${request.resource} because no identity-based policy allows the ${request.action} action`,
      };
    },
    principalOf: (accessKeyId) =>
      accessKeyId === 'ASIAROLE'
        ? {
            type: 'role',
            arn: `arn:aws:iam::${accountId}:role/worker`,
            sessionArn: `arn:aws:sts::${accountId}:assumed-role/worker/session-1`,
          }
        : { type: 'account', arn: `arn:aws:iam::${accountId}:root` },
    credentialsFor: () => ({ accessKeyId: 'ASIAROLE', secretAccessKey: 'secret', sessionToken: 'token' }),
    registerResourcePolicies(_service, policyOf) {
      find = policyOf;
    },
  };
}

export function createTestContext({
  seed = 1,
  store = createMemoryStateStore(),
  clock = createVirtualClock(),
}: {
  seed?: number;
  store?: StateStore;
  clock?: AdvanceableClock;
} = {}): CloudContext {
  return {
    accountId,
    region: 'us-east-1',
    clock,
    random: createRandom(seed),
    store,
    work: createWorkLedger(clock),
    spy: createSpy(),
  };
}

export interface QueueCloud {
  readonly cloud: CloudContext;
  readonly access: StubAccess;
  readonly queues: QueueCore;
  readonly gateway: Gateway;
  readonly sqs: SQSClient;
  /** Moves the clock. */
  pass(seconds: number): void;
  /** Resolves when a call waits on the clock. */
  untilSomethingWaits(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a gateway with SQS and STS alone, on a virtual clock. */
export async function startQueueCloud(
  options: { store?: StateStore; clock?: AdvanceableClock } & Partial<GatewayOptions> = {},
): Promise<QueueCloud> {
  const cloud = createTestContext(options);
  const access = createStubAccess();
  const queues = createQueueService(cloud, access);
  const services = { access, queues } as unknown as Services;
  const gateway = await createGateway({
    cloud,
    services,
    ...options,
    actions: [...createSqsActions(queues), ...stsActions, ...(options.actions ?? [])],
  });
  const sqs = new SQSClient({
    endpoint: gateway.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    cloud,
    access,
    queues,
    gateway,
    sqs,
    pass: (seconds) => cloud.clock.advanceTo(cloud.clock.now() + seconds * 1_000),
    async untilSomethingWaits() {
      while (cloud.clock.nextDueMs() === undefined) await new Promise((resolve) => setImmediate(resolve));
    },
    async stop() {
      sqs.destroy();
      await gateway.close();
    },
  };
}

const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=abc';

/** Headers of a request that looks signed. */
export function signedHeaders(service: string): Record<string, string> {
  return { authorization: authorization.replace('{service}', service), 'x-amz-date': '20250101T000000Z' };
}
