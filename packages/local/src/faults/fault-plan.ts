/** Which executions of a fault take place: the first few, or each by chance. */
export type FaultOccurrence =
  | { readonly firstBatches: number }
  /** Probability from 0 to 1, drawn from the cloud's seed. */
  | { readonly rate: number };

/** Ends the execution environment around an AWS call that the function makes. */
export type CrashFault = FaultOccurrence & {
  /** `dynamodb:TransactWriteItems` */
  readonly action: string;
};

/** What goes wrong with one function. Each fault counts on its own. */
export interface FunctionFaults {
  /** The handler finishes, its answer is lost: the invocation counts as failed after its effects. */
  readonly loseResponse?: FaultOccurrence;
  /** The environment dies after the action was carried out and before the function sees its answer. */
  readonly crashAfter?: CrashFault;
  /** The environment dies just before the action would be carried out. */
  readonly crashBefore?: CrashFault;
}

/**
 * Faults to inject, by function: its name or the end of it.
 *
 * @example
 * ```ts
 * const faults: FaultPlan = {
 *   functions: { 'order-projection': { crashAfter: { action: 'dynamodb:TransactWriteItems', firstBatches: 2 } } },
 * };
 * ```
 */
export interface FaultPlan {
  readonly functions?: Readonly<Record<string, FunctionFaults>>;
}
