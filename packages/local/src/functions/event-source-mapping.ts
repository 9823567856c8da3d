/** An event source mapping as it stands. Kept in the state store as JSON. */
export interface EventSourceMapping {
  readonly uuid: string;
  /** ARN of the queue. */
  readonly eventSourceArn: string;
  readonly functionArn: string;
  readonly enabled: boolean;
  /** 1 to 10,000; above 10 needs a window. */
  readonly batchSize: number;
  /** 0 to 300. */
  readonly batchingWindowSeconds: number;
  /** 2 to 1,000; without it the function's own concurrency rules. */
  readonly maximumConcurrency?: number;
  readonly reportsBatchItemFailures: boolean;
  /** Patterns of which a message must match one; JSON. */
  readonly filterPatterns: readonly string[];
  readonly lastModifiedMs: number;
  /** Why it has stopped, when it has. */
  readonly stateTransitionReason: string;
}
