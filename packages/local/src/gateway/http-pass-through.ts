import type { Principal } from '../iam/principal.ts';
import type { RequiredPermission } from './service-action.ts';

/** A request as it arrived, its body read whole. */
export interface HttpPassThroughRequest {
  readonly method: string;
  /** Path and query as they stand in the request line, still percent-encoded: `/bucket/a%20b?list-type=2`. */
  readonly url: string;
  /** Names in lower case, as `node:http` gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** The answer as it goes on the wire, error answers included. */
export interface HttpPassThroughResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
}

/** What a request asks for, told before it is carried out. */
export interface HttpPassThroughOperation {
  /** `PutObject` */
  readonly name: string;
  readonly permissions: readonly RequiredPermission[];
}

/**
 * A service that an adapter serves whole: the gateway knows who calls and decides on `permissions`, the adapter
 * reads and writes the wire form itself. `handle` must not throw: it answers in its protocol's own error form.
 */
export interface HttpPassThrough {
  /** Signing name: `dynamodb`, `s3`. */
  readonly service: string;
  /** Largest body that it takes. @default 73400320 (70 MiB) */
  readonly maximumBodyBytes?: number;
  describe(request: HttpPassThroughRequest): HttpPassThroughOperation;
  handle(
    request: HttpPassThroughRequest,
    context: { readonly principal: Principal },
  ): Promise<HttpPassThroughResponse>;
  /** Renders a refusal that the gateway itself makes (access denied) in the service's own error form. */
  refuse(
    request: HttpPassThroughRequest,
    error: {
      readonly code: string;
      readonly message: string;
      readonly statusCode: number;
      readonly requestId: string;
    },
  ): HttpPassThroughResponse;
  /** Carries out one operation in process; input and output in the shapes of the service's API model. @throws {AwsError} */
  call(operation: string, input: Record<string, unknown>): Promise<unknown>;
  /** What it holds, as JSON. @default nothing is told */
  inspect?(): Promise<unknown>;
  /** Removes contents; what holds them (tables, buckets) stays. @default nothing is removed */
  empty?(): Promise<void>;
  close(): Promise<void>;
}
