/** Who makes a call. */
export type Principal =
  /** The account itself: any credentials that name no role. Allowed everything that no policy denies. */
  | { readonly type: 'account'; readonly arn: string }
  /** A role, as a function assumes it. `arn` is the role's. */
  | { readonly type: 'role'; readonly arn: string; readonly sessionArn: string }
  /** An AWS service acting for a resource: `events.amazonaws.com` for a rule. */
  | {
      readonly type: 'service';
      readonly service: string;
      readonly sourceArn: string;
      readonly sourceAccount: string;
    };
