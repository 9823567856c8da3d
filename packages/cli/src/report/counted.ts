/**
 * A number with what is counted: `1 finding`, `3 findings`.
 *
 * @param things what more than one, and none, are called.
 * @default things the noun with an `s`
 */
export function counted(count: number, noun: string, things = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : things}`;
}
