/** An error as the Node.js runtime of Lambda reports it. */
export interface RuntimeError {
  /** `Error`, `Runtime.ImportModuleError` */
  readonly errorType: string;
  readonly errorMessage: string;
  /** Stack, a line an element. */
  readonly trace?: readonly string[];
}

/** What a thread is started with. */
export interface RuntimeStart {
  readonly handler: string;
  /** `nodejs24.x` */
  readonly runtime: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
  readonly timeoutMs: number;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Absolute folder of the code. */
  readonly taskRoot: string;
  /** @see readSharedTime */
  readonly time: SharedArrayBuffer;
}

/** From the cloud to the thread: invoke the handler. */
export interface InvokeMessage {
  readonly requestId: string;
  /** JSON. */
  readonly payload: string;
}

/** From the thread to the cloud. */
export type RuntimeMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'init-failed'; readonly error: RuntimeError }
  | { readonly type: 'log'; readonly text: string; readonly requestId: string | undefined }
  /** Nothing is left in the thread's event loop that could end the handler. */
  | { readonly type: 'stuck' }
  | { readonly type: 'result'; readonly payload: string; readonly heapBytes: number }
  | { readonly type: 'error'; readonly error: RuntimeError; readonly heapBytes: number }
  /** The thread is about to exit because of an error outside the handler. */
  | { readonly type: 'crash'; readonly error: RuntimeError };
