import { findLeaves } from '../lint/find-leaves.ts';
import { placeSchema } from '../lint/place-schema.ts';
import type { JsonSchema } from '../lint/schema-place.ts';
import type { LintOptions } from '../lint/lint.ts';

/** Fields that hold one value in every event; `detail` is one object. */
const SINGLE: ReadonlySet<string> = new Set([
  'version',
  'id',
  'detail-type',
  'source',
  'account',
  'time',
  'region',
  'replay-name',
  'detail',
]);

/** Says whether the value at a path of an event may be an array. */
export type ArrayTest = (path: string) => boolean;

/** Whether a field may hold an array by what EventBridge gives every event: any but the envelope's own fields. */
export function mayBeArrayInEvent(path: string): boolean {
  return !SINGLE.has(path);
}

/**
 * Reads from a JSON Schema which values may be arrays, for {@link overlaps}. A field that the schema does not declare may
 * be one.
 *
 * @example
 * ```ts
 * const schema = { properties: { total: { type: 'number' }, lines: { type: 'array' } } };
 * const mayBeArray = createArrayTest(schema, { at: 'detail' });
 * [mayBeArray('detail.total'), mayBeArray('detail.lines')]; //=> [false, true]
 * ```
 */
export function createArrayTest(schema: JsonSchema, { at = '' }: LintOptions = {}): ArrayTest {
  const top = placeSchema(schema, at);
  return (path) => {
    if (!mayBeArrayInEvent(path)) return false;
    const { endsInArray, isUndeclared } = findLeaves(top, path.split('.'));
    return endsInArray || isUndeclared;
  };
}
