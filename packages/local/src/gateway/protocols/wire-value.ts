/**
 * Gives a value its JSON wire form: `Date` as epoch seconds, bytes as base64. A value without either is returned as it is.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function toJsonValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) {
    const items = value.map(toJsonValue);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  let copy: Record<string, unknown> | undefined;
  for (const [name, member] of Object.entries(value)) {
    const wire = toJsonValue(member);
    if (wire === member) continue;
    copy ??= { ...value };
    copy[name] = wire;
  }
  return copy ?? value;
}
