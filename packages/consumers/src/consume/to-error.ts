/** Makes an Error of whatever was thrown; an Error stays itself. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error(`A value that is no Error was thrown: ${String(thrown)}`);
}
