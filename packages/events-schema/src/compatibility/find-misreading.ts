import { isJsonObject, type Json } from '../generate/json-pointer.ts';
import { allSchemas } from '../generate/schema-vocabulary.ts';

const branches = /\/(?:\$defs|anyOf|oneOf|not|if|contains|dependentSchemas)(?:\/|$)/;

/**
 * Finds out whether validators may take a schema for another: a proof would then say nothing of what they accept.
 * Known of Ajv 8: inside a branch it forgets what `items` and `prefixItems` refuse where `contains` stands beside them;
 * `dependentSchemas` that do not apply make it forget what else has been evaluated; it passes over `__proto__`; and an `if` without `then` and
 * `else` evaluates nothing.
 *
 * @returns what is misread, in words.
 */
export function findMisreading(schema: Json): string | undefined {
  const schemas = [...allSchemas(schema)].flatMap(({ schema: inner, pointer }) =>
    isJsonObject(inner) ? [{ inner, pointer }] : [],
  );
  const has = (keyword: string) => schemas.some(({ inner }) => inner[keyword] !== undefined);
  if (has('dependentSchemas') && has('unevaluatedProperties'))
    return 'dependentSchemas beside unevaluatedProperties';
  for (const { inner, pointer } of schemas) {
    const listed = inner.items !== undefined || inner.prefixItems !== undefined;
    if (inner.contains !== undefined && listed && branches.test(pointer))
      return 'contains beside items or prefixItems inside a branch';
    const fields = [
      inner.properties,
      inner.patternProperties,
      inner.dependentSchemas,
      inner.dependentRequired,
    ];
    const named = fields.some((content) => isJsonObject(content) && Object.hasOwn(content, '__proto__'));
    if (named || (Array.isArray(inner.required) && inner.required.includes('__proto__')))
      return 'a field named __proto__';
    const alone = inner.if !== undefined && inner.then === undefined && inner.else === undefined;
    if (alone && (has('unevaluatedProperties') || has('unevaluatedItems')))
      return 'an if without then and else beside unevaluated…';
  }
  return undefined;
}
