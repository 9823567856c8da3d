import { AwsError } from '../../gateway/aws-error.ts';

/** Reads a text that must be there. @throws {AwsError} ValidationException. */
export function requiredText(input: Readonly<Record<string, unknown>>, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value ${value === undefined ? 'null' : `'${String(value)}'`} at '${name[0]!.toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
  );
}

/** Reads a number, also one that came as text in a query. @throws {AwsError} InvalidParameterValueException. */
export function optionalNumber(input: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new AwsError('InvalidParameterValueException', `${name} must be a number.`);
}

/** Reads an object. @throws {AwsError} InvalidParameterValueException. */
export function optionalObject(
  input: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AwsError('InvalidParameterValueException', `${name} must be an object.`);
}

/** Leaves out members that are undefined. */
export function given<Value extends object>(
  members: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  };
}
