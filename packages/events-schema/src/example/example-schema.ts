/** A JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * A schema that examples are drawn from: JSON Schema without annotations, where texts stand in for regular
 * expressions. `samples` (texts that match the `pattern` of the place) and `keySamples` (by expression of
 * `patternProperties`) are ours.
 */
export type ExampleSchema = JsonObject;

/** Tells a JSON object from arrays and plain values. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list as it is, anything else as none. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
