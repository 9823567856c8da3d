/** A rule's target, in AWS's own shape as far as the local cloud supports it. */
export interface Target {
  readonly Id: string;
  readonly Arn: string;
  readonly RoleArn?: string;
  /** JSON that is delivered instead of the event. */
  readonly Input?: string;
  /** JSON path of the part of the event that is delivered. */
  readonly InputPath?: string;
  readonly InputTransformer?: InputTransformer;
  readonly SqsParameters?: { readonly MessageGroupId?: string };
  /** Of API destinations. */
  readonly HttpParameters?: HttpParameters;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly RetryPolicy?: RetryPolicy;
}

/** What a target adds to the calls of an API destination; each value is text or a JSON path into the event. */
export interface HttpParameters {
  /** For each `*` of the endpoint in turn. */
  readonly PathParameterValues?: readonly string[];
  readonly HeaderParameters?: Readonly<Record<string, string>>;
  readonly QueryStringParameters?: Readonly<Record<string, string>>;
}

export interface InputTransformer {
  /** JSON path by variable name. */
  readonly InputPathsMap?: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

export interface RetryPolicy {
  /** 0 to 185. @default 185 */
  readonly MaximumRetryAttempts?: number;
  /** 60 to 86,400. @default 86400 */
  readonly MaximumEventAgeInSeconds?: number;
}
