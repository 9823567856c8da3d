interface ExactJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
  isRawJSON(value: unknown): boolean;
}

/** The JSON of Node 24, whose revivers see the source text. @see https://github.com/tc39/proposal-json-parse-with-source */
const exactJson = JSON as unknown as ExactJson;

/**
 * Parses JSON so that `JSON.stringify` gives every number back as it was written: one that a double cannot hold
 * (`1.50`, `12345678901234567890`) becomes a raw JSON object.
 */
export function parseExactJson(text: string): unknown {
  return exactJson.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? exactJson.rawJSON(source)
      : value,
  );
}

/** Tells whether a value is a number that {@link parseExactJson} kept as text. */
export function isExactNumber(value: unknown): boolean {
  return exactJson.isRawJSON(value);
}
