/** Name of the function in an ARN, a partial ARN or a name, its qualifier left out. */
export function toFunctionName(nameOrArn: string): string {
  const parts = nameOrArn.split(':');
  const at = parts.indexOf('function');
  return (at === -1 ? parts[0] : parts[at + 1]) ?? '';
}

/** Qualifier of a function's ARN or name: `$LATEST`, a version or an alias. */
export function toQualifier(nameOrArn: string): string | undefined {
  const parts = nameOrArn.split(':');
  const at = parts.indexOf('function');
  return at === -1 ? parts[1] : parts[at + 2];
}
