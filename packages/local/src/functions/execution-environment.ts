import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Timer } from '@busbar/core';
import type { CloudContext } from '../cloud-context.ts';
import { type EnvironmentVariablesSource, toEnvironmentVariables } from './environment-variables.ts';
import type { FunctionLogs } from './function-logs.ts';
import { toReportLine } from './invocation-report.ts';
import type { InvokeMessage, RuntimeError, RuntimeMessage, RuntimeStart } from './runtime/runtime-message.ts';

/** How long a bundle may take to load. @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const INIT_TIMEOUT_MS = 10_000;
/**
 * Part of a function's memory that new objects get. Left to itself V8 gives a thread with a limit a few MB, and one
 * that makes AWS calls then collects garbage a seventh of its time.
 */
const YOUNG_GENERATION_SHARE = 0.15;

/** How one run of a handler ended. */
export interface InvocationOutcome {
  readonly outcome: 'success' | 'error' | 'timeout' | 'crash';
  /** JSON: the result, or `{ errorType, errorMessage, trace }`. */
  readonly payload: string;
  readonly durationMs: number;
}

/** A worker thread in which one function is loaded. It runs one invocation at a time. */
export interface ExecutionEnvironment {
  readonly logStreamName: string;
  /** False once the thread is gone: the next invocation needs another environment. */
  readonly alive: boolean;
  /** Runs the handler; never rejects and, with the function's timeout, always ends. */
  invoke(message: InvokeMessage): Promise<InvocationOutcome>;
  /** Ends the thread at once; an invocation under way becomes a crash. */
  kill(): Promise<void>;
}

export interface ExecutionEnvironmentOptions extends EnvironmentVariablesSource {
  readonly cloud: CloudContext;
  readonly time: SharedArrayBuffer;
  readonly logs: FunctionLogs;
  /** Calls once the thread has gone. */
  readonly onEnd: () => void;
}

interface RunningInvocation {
  readonly requestId: string;
  readonly startedAtMs: number;
  readonly startedMs: number;
  readonly resolve: (outcome: InvocationOutcome) => void;
  /** Set while the invocation counts as work under way. */
  release: (() => void) | undefined;
  timer: Timer | undefined;
  machineTimer: NodeJS.Timeout | undefined;
  dueMs: number;
}

/**
 * Starts a thread for a function.
 *
 * Time: an invocation that runs is work under way, so `settle` waits for it and does not move the clock. When
 * nothing is left in the thread's event loop that could end the handler, its timeout alone remains, as a timer that
 * leads to work: `settle` moves the clock there. A handler that keeps its thread busy for ever ends when the clock
 * is advanced by hand, or, on a clock that stands still, when the timeout has passed on the machine's clock.
 */
export function createExecutionEnvironment(options: ExecutionEnvironmentOptions): ExecutionEnvironment {
  const { cloud, configuration, logs, onEnd } = options;
  const { logGroupName, timeoutSeconds, memoryMegabytes } = configuration;
  const logStreamName = toLogStreamName(cloud.clock.now());
  const bornMs = performance.now();
  let phase: 'init' | 'ready' | 'ended' = 'init';
  let initMs: number | undefined;
  let running: RunningInvocation | undefined;
  let crashError: RuntimeError | undefined;

  const log = (message: string, requestId: string | undefined) =>
    logs.append(logGroupName, { timestamp: cloud.clock.now(), message, requestId, logStreamName });

  const worker = new Worker(
    new URL(`./runtime/runtime-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
    {
      name: configuration.functionName,
      env: toEnvironmentVariables(options, logStreamName),
      workerData: toRuntimeStart(options, logStreamName),
      execArgv: ['--disable-warning=ExperimentalWarning'],
      argv: [],
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxOldGenerationSizeMb: memoryMegabytes,
        maxYoungGenerationSizeMb: Math.ceil(memoryMegabytes * YOUNG_GENERATION_SHARE),
      },
    },
  );

  const disarm = (invocation: RunningInvocation) => {
    invocation.timer?.cancel();
    clearTimeout(invocation.machineTimer);
  };
  const arm = (invocation: RunningInvocation, timeoutMs: number) => {
    disarm(invocation);
    invocation.dueMs = cloud.clock.now() + timeoutMs;
    invocation.timer = cloud.clock.setTimer(invocation.dueMs, expire);
    if (!cloud.clock.running) invocation.machineTimer = setTimeout(expire, timeoutMs);
  };

  const finish = (outcome: InvocationOutcome['outcome'], payload: string, heapBytes = 0) => {
    const invocation = running;
    if (invocation === undefined) return;
    running = undefined;
    disarm(invocation);
    const durationMs = Math.max(
      cloud.clock.now() - invocation.startedAtMs,
      performance.now() - invocation.startedMs,
    );
    log(`END RequestId: ${invocation.requestId}`, invocation.requestId);
    const { requestId } = invocation;
    log(toReportLine({ requestId, outcome, durationMs, memoryMegabytes, heapBytes, initMs }), requestId);
    initMs = undefined;
    invocation.resolve({ outcome, payload, durationMs });
    invocation.release?.();
  };

  const end = () => {
    if (phase === 'ended') return;
    phase = 'ended';
    onEnd();
  };
  const kill = async () => {
    end();
    crash({
      errorType: 'Runtime.ExitError',
      errorMessage: 'Error: Runtime exited with error: signal: killed',
    });
    await worker.terminate();
  };
  const crash = ({ errorMessage, ...error }: RuntimeError) => {
    if (running === undefined) return;
    const { requestId } = running;
    const message =
      error.errorType === 'Runtime.ExitError' ? `RequestId: ${requestId} ${errorMessage}` : errorMessage;
    if (message !== errorMessage) log(message, requestId);
    finish(
      'crash',
      JSON.stringify({ errorType: error.errorType, errorMessage: message, trace: error.trace }),
    );
  };
  const expire = () => {
    if (running === undefined) return;
    const { requestId } = running;
    const reason = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
    log(`${new Date(cloud.clock.now()).toISOString()} ${requestId} ${reason}`, requestId);
    end();
    finish(
      'timeout',
      JSON.stringify({
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: ${reason}`,
      }),
    );
    void worker.terminate();
  };

  const receive = (message: RuntimeMessage) => {
    if (message.type === 'log') return log(message.text, message.requestId);
    if (phase === 'ended') return;
    switch (message.type) {
      case 'ready':
        phase = 'ready';
        initMs = performance.now() - bornMs;
        if (running === undefined) return;
        running.release ??= cloud.work.begin();
        return arm(running, timeoutSeconds * 1_000);
      case 'stuck':
        if (running?.release === undefined) return;
        running.timer?.cancel();
        running.timer = cloud.work.setTimer(running.dueMs, expire);
        running.release();
        running.release = undefined;
        return;
      case 'result':
        return finish('success', message.payload, message.heapBytes);
      case 'error':
        return finish('error', JSON.stringify(message.error), message.heapBytes);
      case 'crash':
        crashError = message.error;
        return;
      case 'init-failed':
        end();
        finish('error', JSON.stringify(message.error));
        void worker.terminate();
    }
  };

  worker.on('message', receive);
  worker.on('error', (error: Error & { code?: string }) => {
    crashError ??=
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? { errorType: 'Runtime.ExitError', errorMessage: 'Error: Runtime exited with error: signal: killed' }
        : { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
  });
  worker.on('exit', (exitCode) => {
    end();
    crash(
      crashError ?? {
        errorType: 'Runtime.ExitError',
        errorMessage:
          exitCode === 0
            ? 'Error: Runtime exited without providing a reason'
            : `Error: Runtime exited with error: exit status ${exitCode}`,
      },
    );
  });
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.on('data', (chunk: Buffer) => log(chunk.toString().trimEnd(), running?.requestId));
  }

  return {
    logStreamName,
    get alive() {
      return phase !== 'ended';
    },
    invoke(message) {
      return new Promise((resolve) => {
        running = {
          requestId: message.requestId,
          startedAtMs: cloud.clock.now(),
          startedMs: performance.now(),
          resolve,
          release: cloud.work.begin(),
          timer: undefined,
          machineTimer: undefined,
          dueMs: 0,
        };
        log(`START RequestId: ${message.requestId} Version: $LATEST`, message.requestId);
        if (phase === 'ended') {
          return crash({
            errorType: 'Runtime.ExitError',
            errorMessage: 'Error: Runtime exited without providing a reason',
          });
        }
        arm(running, phase === 'init' ? INIT_TIMEOUT_MS : timeoutSeconds * 1_000);
        worker.postMessage(message);
      });
    },
    kill,
  };
}

/** From the machine's entropy: how many environments there are depends on its speed, and must not shift the cloud's seeded draws. */
function toLogStreamName(nowMs: number): string {
  const day = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
}

function toRuntimeStart(
  { configuration, time }: ExecutionEnvironmentOptions,
  logStreamName: string,
): RuntimeStart {
  return {
    handler: configuration.handler,
    runtime: configuration.runtime,
    functionName: configuration.functionName,
    functionArn: configuration.functionArn,
    memoryMegabytes: configuration.memoryMegabytes,
    timeoutMs: configuration.timeoutSeconds * 1_000,
    logGroupName: configuration.logGroupName,
    logStreamName,
    taskRoot: configuration.codeDirectory,
    time,
  };
}
