import type { CloudContext } from '../cloud-context.ts';
import type { CallAction, Services } from '../services.ts';
import type { HttpPassThrough } from './http-pass-through.ts';
import type { ServiceAction } from './service-action.ts';

export interface GatewayOptions {
  readonly cloud: CloudContext;
  readonly services: Services;
  readonly actions: readonly ServiceAction[];
  /** Services that something else answers. @default [] */
  readonly passThroughs?: readonly HttpPassThrough[];
  /** TCP port on 127.0.0.1; 0 takes any free one. @default 0 */
  readonly port?: number;
}

/** The local cloud's one HTTP port. */
export interface Gateway {
  /** `http://127.0.0.1:4566` */
  readonly endpoint: string;
  readonly port: number;
  /** Calls an action in process, with the same IAM decision and the same commit as over HTTP; of a pass-through, the operation itself. */
  readonly call: CallAction;
  /** Ends waiting calls, closes every connection and frees the port. */
  close(): Promise<void>;
}

export function createGateway(options: GatewayOptions): Promise<Gateway> {
  throw new Error(`not yet built (port ${options.port})`);
}
