import type { ExecutionEnvironment, InvocationOutcome } from './execution-environment.ts';
import type { InvokeMessage } from './runtime/runtime-message.ts';

/** The execution environments of one function: warm ones are used again, the latest first. */
export interface EnvironmentPool {
  /** Invocations that run or wait. */
  readonly outstanding: number;
  /** Runs an invocation as soon as an environment is free. @param onStart called when it begins. */
  run(message: InvokeMessage, onStart: () => void): Promise<InvocationOutcome>;
  /** Lets running invocations end and starts later ones in new environments. */
  replace(): void;
  /** Ends every environment; what runs or waits becomes a crash. */
  close(): Promise<void>;
}

export interface EnvironmentPoolOptions {
  /** Environments at most, asked each time. */
  readonly size: () => number;
  readonly create: (onEnd: () => void) => ExecutionEnvironment;
}

interface WaitingInvocation {
  readonly message: InvokeMessage;
  readonly onStart: () => void;
  readonly resolve: (outcome: InvocationOutcome) => void;
}

export function createEnvironmentPool({ size, create }: EnvironmentPoolOptions): EnvironmentPool {
  const all = new Set<ExecutionEnvironment>();
  const retired = new WeakSet<ExecutionEnvironment>();
  let idle: ExecutionEnvironment[] = [];
  let waiting: WaitingInvocation[] = [];
  let running = 0;
  let closed = false;

  const takeEnvironment = () => {
    for (let environment = idle.pop(); environment !== undefined; environment = idle.pop()) {
      if (environment.alive) return environment;
    }
    if (running >= size()) return undefined;
    const environment = create(() => all.delete(environment));
    all.add(environment);
    return environment;
  };

  const start = async (
    environment: ExecutionEnvironment,
    { message, onStart, resolve }: WaitingInvocation,
  ) => {
    running += 1;
    onStart();
    const outcome = await environment.invoke(message);
    running -= 1;
    if (retired.has(environment)) void environment.kill();
    else if (environment.alive) idle.push(environment);
    resolve(outcome);
    startNext();
  };

  const startNext = () => {
    while (waiting.length > 0) {
      const environment = takeEnvironment();
      if (environment === undefined) return;
      void start(environment, waiting.shift()!);
    }
  };

  return {
    get outstanding() {
      return running + waiting.length;
    },
    run(message, onStart) {
      return new Promise((resolve) => {
        if (closed) return resolve(stoppedOutcome(message.requestId));
        waiting.push({ message, onStart, resolve });
        startNext();
      });
    },
    replace() {
      for (const environment of all) retired.add(environment);
      for (const environment of idle) void environment.kill();
      idle = [];
    },
    async close() {
      closed = true;
      const abandoned = waiting;
      waiting = [];
      for (const { message, resolve } of abandoned) resolve(stoppedOutcome(message.requestId));
      await Promise.all([...all].map((environment) => environment.kill()));
    },
  };
}

function stoppedOutcome(requestId: string): InvocationOutcome {
  return {
    outcome: 'crash',
    payload: JSON.stringify({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: Runtime exited without providing a reason`,
    }),
    durationMs: 0,
  };
}
