/** A function as it stands. Kept in the state store as JSON. */
export interface FunctionConfiguration {
  readonly functionName: string;
  readonly functionArn: string;
  readonly roleArn: string;
  /** `index.handler` */
  readonly handler: string;
  /** `nodejs24.x` */
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Folder from which threads load, made for this function alone. */
  readonly codeDirectory: string;
  /** Base64 SHA-256 of the code's files. */
  readonly codeSha256: string;
  readonly codeSizeBytes: number;
  readonly description: string;
  /** `arm64` or `x86_64`; told back, without effect. */
  readonly architectures: readonly string[];
  readonly reservedConcurrency?: number;
  /** Queue for asynchronous events that failed, as the function itself names it. */
  readonly deadLetterArn?: string;
  readonly asynchronous?: AsynchronousConfiguration;
  readonly logGroupName: string;
  readonly lastModifiedMs: number;
  readonly revisionId: string;
}

/** How an asynchronous invocation is retried and where it ends. */
export interface AsynchronousConfiguration {
  /** 0 to 2. @default 2 */
  readonly maximumRetryAttempts?: number;
  /** 60 to 21,600. @default 21600 */
  readonly maximumEventAgeSeconds?: number;
  /** ARN of a queue, a function or an event bus. */
  readonly onSuccessArn?: string;
  readonly onFailureArn?: string;
}

/** What a function is created from. */
export interface FunctionDefinition {
  readonly functionName: string;
  readonly roleArn: string;
  readonly handler: string;
  readonly runtime: string;
  /** Folder with the bundle; copied, so that it may change or vanish afterwards. */
  readonly sourceDirectory: string;
  /** 1 to 900. @default 3 */
  readonly timeoutSeconds?: number;
  /** 128 to 10,240. @default 128 */
  readonly memoryMegabytes?: number;
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default '' */
  readonly description?: string;
  /** @default ['x86_64'] */
  readonly architectures?: readonly string[];
  /** 0 throttles every invocation. @default none reserved */
  readonly reservedConcurrency?: number;
  /** @default no dead-letter queue */
  readonly deadLetterArn?: string;
  /** @default 2 retries, events of at most 6 hours, no destinations */
  readonly asynchronous?: AsynchronousConfiguration;
  /** @default `/aws/lambda/<functionName>` */
  readonly logGroupName?: string;
}

/** Changes to a function; what is left out stays as it is. */
export type FunctionUpdate = Partial<Omit<FunctionDefinition, 'functionName'>>;
