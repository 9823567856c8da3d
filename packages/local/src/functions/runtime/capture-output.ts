import { format } from 'node:util';

/** What a function writes, a log event at a time. */
export interface CapturedOutput {
  /** Writes one event of level ERROR, as the runtime itself does. */
  error(...values: unknown[]): void;
  /** Passes on what was written without a line end. */
  flush(): void;
}

/**
 * Takes over `console`, stdout and stderr of this thread. As on Lambda a `console` call is one log event with time,
 * request id and level before it, and everything else is an event a line.
 */
export function captureOutput(
  write: (text: string) => void,
  requestId: () => string | undefined,
): CapturedOutput {
  const streams = [process.stdout, process.stderr].map((stream) => captureStream(stream, write));

  const log = (level: string, values: unknown[]) =>
    write(`${new Date().toISOString()}\t${requestId() ?? 'undefined'}\t${level}\t${format(...values)}`);
  const levels = { debug: 'DEBUG', error: 'ERROR', info: 'INFO', log: 'INFO', trace: 'TRACE', warn: 'WARN' };
  for (const [method, level] of Object.entries(levels)) {
    Reflect.set(globalThis.console, method, (...values: unknown[]) => log(level, values));
  }

  return {
    error: (...values) => log('ERROR', values),
    flush() {
      for (const stream of streams) stream.flush();
    },
  };
}

function captureStream(stream: NodeJS.WriteStream, write: (text: string) => void): { flush(): void } {
  let rest = '';
  const decoder = new TextDecoder();
  stream.write = (
    chunk: string | Uint8Array,
    encoding?: unknown,
    callback?: (error?: Error | null) => void,
  ): boolean => {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) write(line);
    const done = typeof encoding === 'function' ? (encoding as (error?: Error | null) => void) : callback;
    if (done) process.nextTick(done);
    return true;
  };
  return {
    flush() {
      if (rest !== '') write(rest);
      rest = '';
    },
  };
}
