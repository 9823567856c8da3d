import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { limits } from '@busbar/core';
import type { CloudContext } from '../cloud-context.ts';
import type { FaultInjector } from '../faults/fault-injector.ts';
import { AwsError } from '../gateway/aws-error.ts';
import type { FunctionService, InvocationResult, Services } from '../services.ts';
import { createAsynchronousInvoker } from './asynchronous-invocation.ts';
import { checkFunction } from './check-function.ts';
import { createCodeStore } from './code-store.ts';
import { createEnvironmentPool, type EnvironmentPool } from './environment-pool.ts';
import { createEventSourceMappings, type EventSourceMappings } from './event-source-mappings.ts';
import { createExecutionEnvironment } from './execution-environment.ts';
import { toFunctionName, toQualifier } from './function-arn.ts';
import type { FunctionConfiguration, FunctionDefinition, FunctionUpdate } from './function-configuration.ts';
import { createFunctionLogs, type FunctionLogs, type LogLine } from './function-logs.ts';
import { createFunctionPolicies, type FunctionPolicies } from './function-policies.ts';
import { createSharedClock } from './shared-clock.ts';

export interface FunctionServiceOptions {
  /** Address that functions reach the cloud under; asked when an environment starts. */
  readonly endpoint: () => string;
  readonly faults: FaultInjector;
  /**
   * Execution environments of one function at most. More invocations wait their turn, which AWS would start at once.
   *
   * @default 2, or 1 on a machine with one core
   */
  readonly environmentsPerFunction?: number;
  /** Folder for the code of functions. @default a temporary folder, removed by `stop` */
  readonly codeDirectory?: string;
}

/** Lambda: functions, their invocations, logs and event source mappings. */
export interface FunctionCore extends FunctionService {
  readonly eventSourceMappings: EventSourceMappings;
  readonly logGroups: FunctionLogs;
  readonly policies: FunctionPolicies;
  /** @throws {AwsError} ResourceConflictException, InvalidParameterValueException. */
  create(definition: FunctionDefinition): FunctionConfiguration;
  /** Invocations under way end in the old code. @throws {AwsError} ResourceNotFoundException, InvalidParameterValueException. */
  update(nameOrArn: string, changes: FunctionUpdate): FunctionConfiguration;
  /** Gives back reserved concurrency. @throws {AwsError} ResourceNotFoundException. */
  releaseConcurrency(nameOrArn: string): void;
  /** @throws {AwsError} ResourceNotFoundException. */
  delete(nameOrArn: string): void;
  /** @throws {AwsError} ResourceNotFoundException. */
  get(nameOrArn: string): FunctionConfiguration;
  find(nameOrArn: string): FunctionConfiguration | undefined;
  /** By name. */
  list(): readonly FunctionConfiguration[];
  /** What a function has logged so far, in order; complete for every invocation that has ended. */
  logs(nameOrArn: string): readonly LogLine[];
  /** Takes up asynchronous events and event source mappings that the state store kept. Call once, after every service is there. */
  resume(): void;
  /** Forgets asynchronous events and messages that wait for a batching window; what runs runs on. */
  forgetWork(): void;
  /** Ends every thread and mapping at once; never waits for a handler. */
  stop(): Promise<void>;
}

/** Creates Lambda for one cloud. @param services is asked late, because services know each other. */
export function createFunctionService(
  cloud: CloudContext,
  services: () => Services,
  { endpoint, faults, environmentsPerFunction, codeDirectory }: FunctionServiceOptions,
): FunctionCore {
  const functions = cloud.store.collection<FunctionConfiguration>('lambda-functions');
  const pools = new Map<string, EnvironmentPool>();
  const logs = createFunctionLogs();
  const policies = createFunctionPolicies(cloud);
  const time = createSharedClock(cloud.clock);
  const code = createCodeStore(codeDirectory);
  const environments = environmentsPerFunction ?? Math.min(2, availableParallelism());
  let environmentCount = 0;
  let stopped = false;

  const find = (nameOrArn: string) => {
    const qualifier = toQualifier(nameOrArn);
    if (qualifier !== undefined && qualifier !== '$LATEST') return undefined;
    const configuration = functions.get(toFunctionName(nameOrArn));
    const elsewhere = nameOrArn.startsWith('arn:') && !isArnOf(nameOrArn, configuration);
    return elsewhere ? undefined : configuration;
  };
  const get = (nameOrArn: string) => {
    const configuration = find(nameOrArn);
    if (configuration) return configuration;
    const arn = nameOrArn.startsWith('arn:')
      ? nameOrArn
      : `${toArn(cloud, toFunctionName(nameOrArn))}${toQualifier(nameOrArn) ? `:${toQualifier(nameOrArn)}` : ''}`;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, { statusCode: 404 });
  };

  const concurrencyOf = ({ reservedConcurrency }: FunctionConfiguration) =>
    Math.max(1, Math.min(environments, reservedConcurrency ?? environments));

  const poolOf = (functionName: string): EnvironmentPool => {
    const existing = pools.get(functionName);
    if (existing) return existing;
    const pool = createEnvironmentPool({
      size: () => concurrencyOf(get(functionName)),
      create(onEnd) {
        const configuration = get(functionName);
        environmentCount += 1;
        // A planned crash must hit the environment that made the call, so each gets a session of its own.
        const sessionName = faults.crashes(functionName)
          ? `${functionName}@${environmentCount}`
          : functionName;
        const credentials = services().access.credentialsFor(configuration.roleArn, sessionName);
        const principal = services().access.principalOf(credentials.accessKeyId);
        const forget =
          principal.type === 'role'
            ? faults.registerEnvironment(principal.sessionArn, functionName, () => void environment.kill())
            : () => {};
        const environment = createExecutionEnvironment({
          cloud,
          configuration,
          time,
          logs,
          endpoint: endpoint(),
          credentials,
          onEnd() {
            forget();
            onEnd();
          },
        });
        return environment;
      },
    });
    pools.set(functionName, pool);
    return pool;
  };

  const run = async (functionArn: string, payload: string, requestId: string): Promise<InvocationResult> => {
    const { functionName, reservedConcurrency, logGroupName } = get(functionArn);
    const pool = poolOf(functionName);
    if (reservedConcurrency !== undefined && pool.outstanding >= reservedConcurrency) {
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', { statusCode: 429 });
    }
    const firstLine = logs.group(logGroupName)?.lines.length ?? 0;
    const {
      outcome,
      payload: answer,
      durationMs,
    } = await pool.run({ requestId, payload }, () =>
      cloud.spy.note({ type: 'function-invoked', atMs: cloud.clock.now(), functionName, requestId }),
    );
    const lost = outcome === 'success' && faults.losesResponse(functionName);
    const result: InvocationResult = {
      outcome: lost ? 'error' : outcome,
      requestId,
      payload: lost ? lostResponse(requestId) : answer,
      get logTail() {
        return toLogTail(logs.group(logGroupName)?.lines.slice(firstLine) ?? [], requestId);
      },
    };
    cloud.spy.note({
      type: 'function-returned',
      atMs: cloud.clock.now(),
      functionName,
      requestId,
      outcome: result.outcome,
      durationMs,
    });
    return result;
  };

  const asynchronous = createAsynchronousInvoker({ cloud, services, configurationOf: find, run });
  const eventSourceMappings = createEventSourceMappings({
    cloud,
    services,
    functionOf: get,
    concurrencyOf(functionArn) {
      const configuration = find(functionArn);
      return configuration === undefined ? 0 : concurrencyOf(configuration);
    },
    // Ids come from the machine's entropy: their number depends on its speed, and must not shift the cloud's seeded draws.
    invoke: (functionArn, payload) => run(functionArn, payload, randomUUID()),
  });

  return {
    eventSourceMappings,
    logGroups: logs,
    policies,
    find,
    get,
    list: () => [...functions.values()].sort((a, b) => (a.functionName < b.functionName ? -1 : 1)),
    logs: (nameOrArn) => logs.group(get(nameOrArn).logGroupName)?.lines ?? [],

    create(definition) {
      const { functionName, sourceDirectory } = definition;
      checkFunction(definition);
      if (functions.has(functionName)) {
        throw new AwsError('ResourceConflictException', `Function already exist: ${functionName}`, {
          statusCode: 409,
        });
      }
      const revisionId = randomUUID();
      const { sourceDirectory: _, ...given } = definition;
      const configuration: FunctionConfiguration = {
        timeoutSeconds: 3,
        memoryMegabytes: 128,
        environment: {},
        description: '',
        architectures: ['x86_64'],
        logGroupName: `/aws/lambda/${functionName}`,
        ...given,
        ...code.install(sourceDirectory, functionName, revisionId),
        functionArn: toArn(cloud, functionName),
        lastModifiedMs: cloud.clock.now(),
        revisionId,
      };
      functions.set(functionName, configuration);
      return configuration;
    },

    update(nameOrArn, changes) {
      const current = get(nameOrArn);
      const { sourceDirectory, ...given } = changes;
      checkFunction({ ...current, ...given });
      const revisionId = randomUUID();
      const updated: FunctionConfiguration = {
        ...current,
        ...given,
        ...(sourceDirectory === undefined
          ? {}
          : code.install(sourceDirectory, current.functionName, revisionId)),
        lastModifiedMs: cloud.clock.now(),
        revisionId,
      };
      functions.set(current.functionName, updated);
      pools.get(current.functionName)?.replace();
      return updated;
    },

    releaseConcurrency(nameOrArn) {
      const { reservedConcurrency: _, ...configuration } = get(nameOrArn);
      functions.set(configuration.functionName, configuration);
    },

    delete(nameOrArn) {
      const { functionName, codeDirectory: folder } = get(nameOrArn);
      functions.delete(functionName);
      policies.forget(functionName);
      void pools.get(functionName)?.close();
      pools.delete(functionName);
      code.remove(folder);
    },

    exists: (functionArn) => find(functionArn) !== undefined,
    invoke: (functionArn, payload) => run(functionArn, payload, randomUUID()),
    invokeAsync(functionArn, payload) {
      get(functionArn);
      if (Buffer.byteLength(payload) > limits.lambda.asynchronousPayloadBytes) {
        throw new AwsError(
          'RequestTooLargeException',
          `${Buffer.byteLength(payload)} byte payload is too large for the Event invocation type (limit ${limits.lambda.asynchronousPayloadBytes} bytes)`,
          { statusCode: 413 },
        );
      }
      asynchronous.invoke(functionArn, payload, randomUUID());
    },

    resume() {
      for (const configuration of [...functions.values()]) {
        const codeDirectory = code.locate(configuration.codeDirectory);
        if (codeDirectory === configuration.codeDirectory) continue;
        functions.set(configuration.functionName, { ...configuration, codeDirectory });
      }
      services().access.registerResourcePolicies('lambda', (arn) => policies.find(toFunctionName(arn)));
      code.keepOnly([...functions.values()].map((configuration) => configuration.codeDirectory));
      asynchronous.resume();
      eventSourceMappings.resume();
    },
    forgetWork() {
      asynchronous.forget();
      eventSourceMappings.forgetMessages();
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      asynchronous.stop();
      eventSourceMappings.stop();
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      code.close();
    },
  };
}

/** An ARN of another region or account stands for nothing here, whatever its name. */
function isArnOf(arn: string, configuration: FunctionConfiguration | undefined): boolean {
  const functionArn = configuration?.functionArn ?? '';
  return arn === functionArn || arn.startsWith(`${functionArn}:`);
}

function toArn({ region, accountId }: CloudContext, functionName: string): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${functionName}`;
}

function lostResponse(requestId: string): string {
  return JSON.stringify({
    errorType: 'Fault.ResponseLost',
    errorMessage: `RequestId: ${requestId} Error: The response was lost by the fault plan`,
  });
}

/** The last 4 KB of an invocation's log, as `LogType: Tail` gives them. */
function toLogTail(lines: readonly LogLine[], requestId: string): string {
  const text = lines
    .filter((line) => line.requestId === requestId)
    .map((line) => `${line.message}\n`)
    .join('');
  return Buffer.from(text).subarray(-4_096).toString();
}
