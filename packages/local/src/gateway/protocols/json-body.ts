import { isTooDeep, MAXIMUM_JSON_LEVELS } from './json-depth.ts';

/** Outcome of reading a body as a JSON object. */
export type JsonBody =
  | { readonly success: true; readonly value: Record<string, unknown> }
  | { readonly success: false; readonly reason: string };

/** Reads a body as a JSON object; an empty one is `{}`. */
export function safeParseJsonBody(body: Buffer): JsonBody {
  if (body.length === 0) return { success: true, value: {} };
  const text = body.toString();
  if (isTooDeep(text)) {
    return { success: false, reason: `It is nested in more than ${MAXIMUM_JSON_LEVELS} levels.` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { success: false, reason: error instanceof Error ? error.message : String(error) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { success: false, reason: 'Start of structure or map found where not expected.' };
  }
  return { success: true, value: value as Record<string, unknown> };
}
