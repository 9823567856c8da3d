import type { AdvanceableClock } from '@busbar/core';
import type { InertResource } from './assembly/deploy-assembly.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import type { LogLine } from './functions/function-logs.ts';
import type { AccessReport } from './iam/access-report.ts';
import type { IamMode } from './iam/create-access-control.ts';
import type { Spy } from './spy.ts';

export interface LocalCloudOptions {
  /** Folder that `cdk synth` wrote. @default none: an empty account */
  readonly assembly?: string;
  /** TCP port on 127.0.0.1, 0 for any free one. @default 0 */
  readonly port?: number;
  /** Folder in which state outlives the process. @default none: state is in memory */
  readonly dataDir?: string;
  /** @default the machine's clock, which `settle` moves ahead */
  readonly clock?: AdvanceableClock;
  /** Seed of every random decision, 32-bit integer. @default drawn anew and shown as `seed` */
  readonly seed?: number;
  /** @default none */
  readonly faults?: FaultPlan;
  /** What happens to a call that no policy allows. @default 'enforce' */
  readonly iam?: IamMode;
  /** 12 digits. @default '000000000000' */
  readonly accountId?: string;
  /** @default 'us-east-1' */
  readonly region?: string;
}

/** An AWS account on this machine. */
export interface LocalCloud {
  /** `http://127.0.0.1:<port>`: what `AWS_ENDPOINT_URL` is set to. */
  readonly endpoint: string;
  readonly accountId: string;
  readonly region: string;
  /** Credentials of the account itself, for SDK clients. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly clock: AdvanceableClock;
  readonly seed: number;
  /** Outputs of the deployed stacks, by stack name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Resources whose type is not run: they exist in name only. */
  readonly inertResources: readonly InertResource[];
  readonly spy: Spy;
  /**
   * Resolves when nothing is left to do: every invocation has ended, every queue with a consumer is empty or waits
   * for nobody. Waits (visibility timeouts, delays, retries, batching windows, replays) are skipped by moving the
   * clock over them. Schedules do not count.
   */
  settle(): Promise<void>;
  /**
   * Moves the clock to a time (epoch ms), schedules and all; on the way it waits for whatever falls due, so that no
   * function times out because time ran past it. `clock.advanceTo` does not wait.
   */
  advanceTo(targetMs: number): Promise<void>;
  /**
   * Empties queues, archives, tables and buckets, and forgets retries, replays and asynchronous events. Resources,
   * logs and the clock stay as they are.
   */
  reset(): Promise<void>;
  /** What a function has logged so far. @throws {AwsError} ResourceNotFoundException */
  logs(functionName: string): readonly LogLine[];
  /** What each role asked for, and which grants nothing used. */
  accessReport(): AccessReport;
  /** Ends everything at once and frees the port. With a data directory, state is kept. */
  stop(): Promise<void>;
}
