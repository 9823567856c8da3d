/** Outcome of reading a body as a JSON object. */
export type JsonBody =
  | { readonly success: true; readonly value: Record<string, unknown> }
  | { readonly success: false; readonly reason: string };

/** Reads a body as a JSON object; an empty one is `{}`. */
export function safeParseJsonBody(body: Buffer): JsonBody {
  if (body.length === 0) return { success: true, value: {} };
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch (error) {
    return { success: false, reason: error instanceof Error ? error.message : String(error) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { success: false, reason: 'Start of structure or map found where not expected.' };
  }
  return { success: true, value: value as Record<string, unknown> };
}
