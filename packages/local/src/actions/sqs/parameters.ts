import { queueErrors } from '../../cores/queue/queue-errors.ts';
import type { Input } from './define-queue-action.ts';

/** An integer parameter; the query protocol gives it as text. @throws {AwsError} InvalidParameterValue */
export function integerParameter(
  input: Input,
  name: string,
  {
    minimum,
    maximum,
    reason,
  }: { readonly minimum: number; readonly maximum: number; readonly reason: string },
): number | undefined {
  const raw = input[name];
  if (raw === undefined || raw === null) return undefined;
  const value = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum) {
    throw queueErrors.invalidValue(raw, name, reason);
  }
  return value;
}

/** A text parameter that must be there. @throws {AwsError} MissingParameter */
export function textParameter(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') throw queueErrors.missingParameter(name);
  return value;
}

/** A text parameter that may be missing. @throws {AwsError} InvalidParameterValue */
export function optionalTextParameter(input: Input, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw queueErrors.invalidValue(value, name, 'Must be a string.');
  return value;
}

/** A list of text; empty when missing. @throws {AwsError} InvalidParameterValue */
export function textListParameter(input: Input, name: string): readonly string[] {
  const value = input[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw queueErrors.invalidParameterValue(`Parameter ${name} must be a list of strings.`);
  }
  return value as string[];
}

/** A map of text; empty when missing. @throws {AwsError} InvalidParameterValue */
export function textMapParameter(input: Input, name: string): Readonly<Record<string, string>> {
  const value = input[name];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Object.values(value).some((item) => typeof item !== 'string')) {
    throw queueErrors.invalidParameterValue(`Parameter ${name} must be a map of strings.`);
  }
  return value as Record<string, string>;
}
