import type { CloudContext } from '../cloud-context.ts';
import type { Principal } from '../iam/principal.ts';
import type { Services } from '../services.ts';

/** What an action is given beside its input. */
export interface ActionContext {
  readonly cloud: CloudContext;
  readonly services: Services;
  readonly principal: Principal;
  readonly requestId: string;
  /** `http://127.0.0.1:4566`, for answers that hold URLs. */
  readonly endpoint: string;
}

export interface RequiredPermission {
  /** `events:PutEvents` */
  readonly action: string;
  readonly resource: string;
  readonly conditions?: Readonly<Record<string, string | readonly string[]>>;
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
  /** The grants that the caller must have; none for an action that AWS lets every principal do. */
  permissions(input: Input, context: ActionContext): readonly RequiredPermission[];
  /** @throws {AwsError} with AWS's code and wording. */
  handle(input: Input, context: ActionContext): unknown | Promise<unknown>;
}

/** Declares an action. Input is as the wire gave it: check it, it may be anything. */
export function defineAction<Input = Record<string, unknown>>(action: ServiceAction<Input>): ServiceAction {
  return action as unknown as ServiceAction;
}
