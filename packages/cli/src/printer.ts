import { isBusbarError } from '@busbar/core';

/** Where a command's results and notes go: results to stdout, everything else to stderr. */
export interface Printer {
  /** Prints a result. */
  result(text: string): void;
  /** Prints progress and other notes. */
  note(text: string): void;
}

export const printer: Printer = {
  result: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${text}\n`),
};

/** Exit codes of every command. */
export const exitCodes = { ok: 0, findings: 1, usage: 2, environment: 3 } as const;

/** Says what went wrong in as few lines as it takes: an own error needs no stack, any other does. */
export function describeFailure(error: unknown): string {
  if (isBusbarError(error)) return `${error.message} [${error.code}]`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
