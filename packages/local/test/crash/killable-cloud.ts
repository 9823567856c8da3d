import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';
import type { LocalCloudOptions } from '../../src/local-cloud.ts';

const program = fileURLToPath(new URL('./cloud-process.ts', import.meta.url));

/** A local cloud in a child process. */
export interface KillableCloud {
  /** `http://127.0.0.1:<port>` once it is ready; rejects when it ends before. */
  readonly endpoint: Promise<string>;
  /** Ends it as a power cut would: SIGKILL. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts a local cloud that can be killed with `SIGKILL`. @param options what JSON can hold of them. */
export function startKillableCloud(options: LocalCloudOptions): KillableCloud {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    [program, JSON.stringify(options)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const endpoint = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the cloud ended with ${code ?? 'a signal'}: ${errors}`)));
  });
  // Whoever kills it before it is ready does not wait for it.
  endpoint.catch(() => {});
  return {
    endpoint,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What tests read of the state that `GET /_busbar/state` tells. */
export interface ToldState {
  readonly cloud: { readonly clock: { readonly nowMs: number; readonly aheadMs: number } };
  readonly events: {
    readonly eventBuses: readonly {
      readonly name: string;
      readonly rules: readonly {
        readonly name: string;
        readonly targets: readonly { readonly Id: string }[];
      }[];
    }[];
    readonly archives: readonly {
      readonly name: string;
      readonly events: readonly { readonly detail: string }[];
    }[];
    readonly replays: readonly { readonly name: string; readonly state: string }[];
  };
  readonly sqs: {
    readonly queues: readonly {
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly counts: Readonly<Record<string, number>>;
      readonly messages: readonly { readonly body: string; readonly state: string }[];
    }[];
  };
  readonly lambda: {
    readonly functions: readonly {
      readonly functionName: string;
      readonly codeDirectory: string;
      readonly timeoutSeconds: number;
    }[];
    readonly eventSourceMappings: readonly { readonly batchSize: number }[];
    readonly asynchronousEvents: readonly { readonly attempts: number }[];
  };
  readonly iam: {
    readonly roles: readonly {
      readonly roleName: string;
      readonly policies: Readonly<Record<string, unknown>>;
    }[];
  };
  readonly cloudformation: { readonly stacks: readonly { readonly stackName: string }[] };
  readonly dynamodb: {
    readonly tables: readonly {
      readonly name: string;
      readonly timeToLiveAttribute?: string;
      readonly items: readonly { readonly pk: { readonly S: string } }[];
    }[];
  };
  readonly s3: {
    readonly buckets: readonly {
      readonly name: string;
      readonly objects: readonly { readonly key: string }[];
    }[];
  };
}

export async function readStateOf(endpoint: string): Promise<ToldState> {
  return (await (await fetch(`${endpoint}/_busbar/state`)).json()) as ToldState;
}

/** `POST /_busbar/settle`. */
export async function settleOver(endpoint: string): Promise<void> {
  await fetch(`${endpoint}/_busbar/settle`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
}
