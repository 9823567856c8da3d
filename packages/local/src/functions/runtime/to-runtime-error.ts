import type { RuntimeError } from './runtime-message.ts';

/** Renders what was thrown as the Node.js runtime does. @param errorType in place of the error's own name. */
export function toRuntimeError(thrown: unknown, errorType?: string): RuntimeError {
  if (thrown instanceof Error) {
    return {
      errorType: errorType ?? thrown.name,
      errorMessage: thrown.message,
      trace: (thrown.stack ?? '').split('\n'),
    };
  }
  return { errorType: errorType ?? typeof thrown, errorMessage: String(thrown), trace: [] };
}
