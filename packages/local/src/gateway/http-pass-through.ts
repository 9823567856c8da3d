import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { ActionContext, RequiredPermission } from './service-action.ts';

/** A request as a pass-through sees it when it is asked which grants it needs. */
export interface PassThroughRequest {
  readonly method: string;
  /** Path as it came, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * A service that another HTTP server or library answers (DynamoDB, S3). The gateway does what it does for every
 * call, identity, IAM and request id, and then hands the request over whole.
 */
export interface HttpPassThrough {
  /** Signing name: `dynamodb`, `s3`. Whatever no other service claims (unsigned paths) goes to `s3`. */
  readonly service: string;
  /** Wire form of the gateway's own refusals. */
  readonly errors: 'json' | 'rest-xml';
  /** Largest body, in bytes. @default 73400320 (70 MiB) */
  readonly maximumBodyBytes?: number;
  /** @throws {AwsError} when the request is malformed. */
  permissions(request: PassThroughRequest, context: ActionContext): readonly RequiredPermission[];
  /**
   * Answers. `response` has `x-amzn-RequestId` set already. The request's stream has been read: use `body`.
   *
   * @throws {AwsError} before anything is written.
   */
  handle(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    context: ActionContext,
  ): void | Promise<void>;
}
