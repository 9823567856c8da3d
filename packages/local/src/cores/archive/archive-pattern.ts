import { parseExactJson } from '../event-bus/exact-json.ts';

/**
 * Makes the pattern of the rule that feeds an archive: the archive's own, and no replayed events.
 *
 * @example
 * ```ts
 * toArchivePattern('{"source":["shop"]}'); //=> '{"source":["shop"],"replay-name":[{"exists":false}]}'
 * ```
 */
export function toArchivePattern(eventPattern: string | undefined): string {
  const pattern = eventPattern === undefined ? {} : (parseExactJson(eventPattern) as Record<string, unknown>);
  return JSON.stringify({ ...pattern, 'replay-name': pattern['replay-name'] ?? [{ exists: false }] });
}
