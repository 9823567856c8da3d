import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRandom, createVirtualClock, type AdvanceableClock } from '@busbar/core';
import type { CloudContext } from '../src/cloud-context.ts';
import { createFaultInjector, type FaultInjector } from '../src/faults/fault-injector.ts';
import type { FaultPlan } from '../src/faults/fault-plan.ts';
import type { FunctionConfiguration, FunctionDefinition } from '../src/functions/function-configuration.ts';
import { createFunctionService, type FunctionCore } from '../src/functions/function-service.ts';
import { createAccessControl, type AccessControlCore } from '../src/iam/create-access-control.ts';
import type { QueueService, Services } from '../src/services.ts';
import { createSpy, type SpyRecord } from '../src/spy.ts';
import { createMemoryStateStore, type StateStore } from '../src/state/state-store.ts';
import { createWorkLedger } from '../src/work-ledger.ts';

export interface FunctionCloudOptions {
  readonly clock?: AdvanceableClock;
  readonly faults?: FaultPlan;
  readonly iam?: 'enforce' | 'off';
  readonly queues?: (cloud: CloudContext, access: AccessControlCore) => QueueService;
  readonly endpoint?: () => string;
  readonly environmentsPerFunction?: number;
  readonly codeDirectory?: string;
  readonly store?: StateStore;
}

/** A cloud of functions alone, for tests. */
export interface FunctionCloud {
  readonly cloud: CloudContext;
  readonly access: AccessControlCore;
  readonly services: Services;
  readonly functions: FunctionCore;
  readonly faults: FaultInjector;
  readonly records: readonly SpyRecord[];
  /** Writes a bundle and makes a function of it. @param files text by path; a text alone is `index.mjs`. */
  define(
    functionName: string,
    files: string | Readonly<Record<string, string>>,
    definition?: Partial<FunctionDefinition>,
  ): FunctionConfiguration;
  invoke(functionName: string, event?: unknown): Promise<{ outcome: string; answer: unknown }>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export const roleArn = 'arn:aws:iam::000000000000:role/function-role';

export function createFunctionCloud({
  clock = createVirtualClock(),
  faults: plan = {},
  iam = 'off',
  queues,
  endpoint = () => 'http://127.0.0.1:9',
  environmentsPerFunction,
  codeDirectory,
  store = createMemoryStateStore(),
}: FunctionCloudOptions = {}): FunctionCloud {
  const work = createWorkLedger(clock);
  const spy = createSpy();
  const records: SpyRecord[] = [];
  spy.listen((record) => records.push(record));
  const cloud: CloudContext = {
    accountId: '000000000000',
    region: 'us-east-1',
    clock,
    random: createRandom(1),
    store,
    work,
    spy,
  };
  const access = createAccessControl({ accountId: cloud.accountId, mode: iam, spy, now: clock.now });
  access.putRole({ roleArn, roleName: 'function-role' });
  const faults = createFaultInjector(cloud, plan);
  const sources = mkdtempSync(join(tmpdir(), 'busbar-test-'));
  const services = {} as { -readonly [Name in keyof Services]: Services[Name] };
  const functions = createFunctionService(cloud, () => services, {
    endpoint,
    faults,
    ...(environmentsPerFunction === undefined ? {} : { environmentsPerFunction }),
    ...(codeDirectory === undefined ? {} : { codeDirectory }),
  });
  services.access = access;
  services.functions = functions;
  if (queues) services.queues = queues(cloud, access);
  let bundles = 0;

  return {
    cloud,
    access,
    services,
    functions,
    faults,
    records,
    define(functionName, files, definition = {}) {
      const sourceDirectory = join(sources, String(bundles++));
      for (const [path, text] of Object.entries(typeof files === 'string' ? { 'index.mjs': files } : files)) {
        mkdirSync(dirname(join(sourceDirectory, path)), { recursive: true });
        writeFileSync(join(sourceDirectory, path), text);
      }
      return functions.create({
        functionName,
        roleArn,
        handler: 'index.handler',
        runtime: 'nodejs24.x',
        sourceDirectory,
        ...definition,
      });
    },
    async invoke(functionName, event = {}) {
      const { outcome, payload } = await functions.invoke(functionName, JSON.stringify(event));
      return { outcome, answer: JSON.parse(payload) };
    },
    async settle() {
      for (;;) {
        await work.idle();
        const dueMs = work.nextDueMs();
        if (dueMs === undefined) return;
        clock.advanceTo(dueMs);
      }
    },
    async stop() {
      await functions.stop();
      rmSync(sources, { recursive: true, force: true });
    },
  };
}
