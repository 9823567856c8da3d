import type { CloudContext } from '../cloud-context.ts';
import type { Principal } from '../iam/principal.ts';
import type { Services } from '../services.ts';

/** What an action is given beside its input. */
export interface ActionContext {
  readonly cloud: CloudContext;
  readonly services: Services;
  readonly principal: Principal;
  readonly requestId: string;
  /** Whether the caller showed no credentials: somebody followed a link that the cloud sent. Such a call counts as the account's. */
  readonly anonymous?: boolean;
  /** `http://127.0.0.1:4566`, for answers that hold URLs. */
  readonly endpoint: string;
  /** Calls `listener` when the caller hangs up before it has its answer: an action that waits stops waiting. Absent for a call in process. */
  onDisconnect?(listener: () => void): void;
}

export interface RequiredPermission {
  /** `events:PutEvents` */
  readonly action: string;
  readonly resource: string;
  readonly conditions?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * How an action of a REST JSON service (`lambda`, `scheduler`, `schemas`) sits on HTTP.
 *
 * Input = the JSON body's members + path labels + query parameters (all of them, by name; a repeated one as array)
 * + the headers named in `headers`. Labels and query parameters are text.
 *
 * @example
 * ```ts
 * rest: {
 *   method: 'POST',
 *   path: '/2015-03-31/functions/{FunctionName}/invocations',
 *   headers: { InvocationType: 'x-amz-invocation-type', LogType: 'x-amz-log-type' },
 *   payload: 'Payload',
 *   answer: { status: 'StatusCode', payload: 'Payload', headers: { FunctionError: 'x-amz-function-error' } },
 * }
 * ```
 */
export interface RestBinding {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/2015-03-31/functions/{FunctionName}`; a label `{Name+}` takes the rest of the path with its slashes. A trailing slash is ignored. */
  readonly path: string;
  /** Status of a success. @default 200 */
  readonly status?: number;
  /** Input member → request header, in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Input member that takes the body as it came (`Uint8Array`); the body is then not read as JSON. */
  readonly payload?: string;
  /** Member of an error's body that tells its code too, as the API's model has it: `Code`. @default none */
  readonly errorCodeMember?: string;
  readonly answer?: {
    /** Output member that holds the HTTP status; it is left out of the body. */
    readonly status?: string;
    /** Output member → response header; left out of the body. */
    readonly headers?: Readonly<Record<string, string>>;
    /** Output member (text or `Uint8Array`) that is the whole body. */
    readonly payload?: string;
  };
}

/** How one input or output member is named in the query protocol where it does not follow the protocol's rule. */
export interface QueryMember {
  /** Member of the API model: `Attributes`. */
  readonly member: string;
  /** Name on the wire: `Attribute` for `Attribute.1.Name`. */
  readonly wireName: string;
  /** `list` and `map` are flattened: no `member` or `entry` level. `entry-map` is a map that has it. */
  readonly shape: 'scalar' | 'list' | 'map' | 'entry-map';
  /** Names of key and value of a map. @default ['Name', 'Value'], of an `entry-map` ['key', 'value'] */
  readonly mapNames?: readonly [key: string, value: string];
}

/** Names of an AWS query service that flattens its lists and maps (SQS), or names the keys of a map (SNS); the others follow the protocol's own rule. */
export interface QueryBinding {
  readonly input: readonly QueryMember[];
  readonly output: readonly QueryMember[];
}

/**
 * One AWS action: what it needs of IAM and what it answers. Input and output are in the shapes of the service's
 * API model (timestamps of outputs as `Date`); protocols do the wire form. Add one by writing
 * `actions/<service>/<aws-action>.ts` and listing it in `actions/<service>/index.ts`.
 */
export interface ServiceAction<Input = Record<string, unknown>> {
  /** Signing name: `events`, `sqs`, `lambda`. */
  readonly service: string;
  /** `PutEvents` */
  readonly name: string;
  /** Where a REST JSON service has the action; absent for AWS JSON and query services. */
  readonly rest?: RestBinding;
  /** Wire names of the query protocol that do not follow its rule. */
  readonly query?: QueryBinding;
  /** Whether it only tells why it is refused, and so is not one that is supported. @default false */
  readonly refused?: boolean;
  /** Whether it is also a link that anybody can follow: `GET /?Action=…`, unsigned. It must ask for a secret. @default false */
  readonly followable?: boolean;
  /** The grants that the caller must have; none for an action that AWS lets every principal do. */
  permissions(input: Input, context: ActionContext): readonly RequiredPermission[];
  /** @throws {AwsError} with AWS's code and wording. */
  handle(input: Input, context: ActionContext): unknown | Promise<unknown>;
}

/** Declares an action. Input is as the wire gave it: check it, it may be anything. */
export function defineAction<Input = Record<string, unknown>>(action: ServiceAction<Input>): ServiceAction {
  return action as unknown as ServiceAction;
}
