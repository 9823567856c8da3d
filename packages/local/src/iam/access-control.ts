import type { Principal } from './principal.ts';

export interface AccessRequest {
  readonly principal: Principal;
  /** `sqs:SendMessage` */
  readonly action: string;
  /** ARN of the resource, `*` where the action knows none. */
  readonly resource: string;
  /** Condition keys in lower case: `aws:sourcearn`, `events:source`. */
  readonly conditions?: Readonly<Record<string, string | readonly string[]>>;
}

export type AccessDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly message: string };

/** A policy document as IAM writes it: `{ Version, Statement }`. */
export type PolicyDocument = Readonly<Record<string, unknown>>;

/** Decides every call. */
export interface AccessControl {
  decide(request: AccessRequest): AccessDecision;
  /** The principal that an access key id names; the account for every key that names no role. */
  principalOf(accessKeyId: string | undefined): Principal;
  /**
   * Credentials under which a function with this role calls; their access key id names the role.
   *
   * @param sessionName as it stands at the end of the session's ARN; Lambda uses the function's name.
   */
  credentialsFor(
    roleArn: string,
    sessionName?: string,
  ): { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
  /**
   * A service tells how to find the policy of one of its resources.
   *
   * @param service as in the ARN: `sqs`.
   * @param region as in the ARN; without it the policies of every region that has not registered its own.
   */
  registerResourcePolicies(
    service: string,
    policyOf: (arn: string) => PolicyDocument | undefined,
    region?: string,
  ): void;
}
