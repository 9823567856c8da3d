// Runs in a worker thread: what Lambda's Node.js runtime interface client does in its process.
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { captureOutput } from './capture-output.ts';
import { type Handler, LoadError, loadHandler } from './load-handler.ts';
import type { InvokeMessage, RuntimeError, RuntimeMessage, RuntimeStart } from './runtime-message.ts';
import { installDate, readSharedTime } from './shared-time.ts';
import { toRuntimeError } from './to-runtime-error.ts';

const port = parentPort!;
const start = workerData as RuntimeStart;
const send = (message: RuntimeMessage) => port.postMessage(message);
const now = readSharedTime(start.time);
const supportsCallbacks = Number(/^nodejs(\d+)/.exec(start.runtime)?.[1] ?? 24) < 24;
let requestId: string | undefined;

installDate(now);
const output = captureOutput(
  (text) => send({ type: 'log', text, requestId }),
  () => requestId,
);

const crash = (error: RuntimeError, title: string, exitCode: number) => {
  output.error(title, JSON.stringify(error));
  output.flush();
  send({ type: 'crash', error });
  process.exit(exitCode);
};
process.on('uncaughtException', (error) => crash(toRuntimeError(error), 'Uncaught Exception ', 129));
process.on('unhandledRejection', (reason) => {
  const { trace = [] } = toRuntimeError(reason);
  crash(
    { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: String(reason), trace },
    'Unhandled Promise Rejection ',
    128,
  );
});

// The port is left out of the event loop while something is awaited: when the loop runs empty nothing can end it.
process.on('beforeExit', () => {
  port.ref();
  send({ type: 'stuck' });
});

port.on('message', (message: InvokeMessage) => void invoke(message));
port.unref();
const loaded = load();

/** @returns nothing when the bundle cannot be loaded, which the cloud has then been told. */
async function load(): Promise<Handler | undefined> {
  try {
    const handler = await loadHandler(start.taskRoot, start.handler);
    if (handler.length >= 3 && !supportsCallbacks) {
      throw new LoadError(
        'Runtime.CallbackHandlerDeprecated',
        'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later.',
      );
    }
    port.ref();
    send({ type: 'ready' });
    return handler;
  } catch (error) {
    const failure = toRuntimeError(error, error instanceof LoadError ? error.errorType : undefined);
    output.error('Uncaught Exception ', JSON.stringify(failure));
    output.flush();
    port.ref();
    send({ type: 'init-failed', error: failure });
    return undefined;
  }
}

async function invoke({ requestId: id, payload }: InvokeMessage): Promise<void> {
  const handler = await loaded;
  if (handler === undefined) return;
  requestId = id;
  port.unref();
  const deadlineMs = now() + start.timeoutMs;
  let answer: { type: 'result'; payload: string } | { type: 'error'; error: RuntimeError };
  try {
    const result = await callHandler(handler, JSON.parse(payload), toContext(id, deadlineMs));
    answer = { type: 'result', payload: serialize(result) };
  } catch (error) {
    answer = { type: 'error', error: toRuntimeError(error) };
    output.error('Invoke Error ', JSON.stringify(answer.error));
  }
  output.flush();
  port.ref();
  send({ ...answer, heapBytes: getHeapStatistics().used_heap_size });
}

function callHandler(handler: Handler, event: unknown, context: object): unknown {
  if (!supportsCallbacks || handler.length < 3) return handler(event, context);
  return new Promise((resolve, reject) => {
    const returned = handler(event, context, (error: unknown, result: unknown) =>
      error === null || error === undefined ? resolve(result) : reject(error),
    );
    if (returned instanceof Promise) returned.then(resolve, reject);
  });
}

function serialize(result: unknown): string {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch (cause) {
    throw new Error('Unable to stringify response body', { cause });
  }
}

function toContext(awsRequestId: string, deadlineMs: number): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: '$LATEST',
    functionName: start.functionName,
    memoryLimitInMB: String(start.memoryMegabytes),
    logGroupName: start.logGroupName,
    logStreamName: start.logStreamName,
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn: start.functionArn,
    awsRequestId,
    getRemainingTimeInMillis: () => deadlineMs - now(),
  };
}
