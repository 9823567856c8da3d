import { planFieldIndex } from '../generate/field-index.ts';
import type { Json } from '../generate/json-pointer.ts';

/**
 * Says which documents a publisher lets through besides being valid: those with declared fields only. Reading forgives
 * undeclared fields, publishing refuses them, so no event holds any; it is the same rule that `createDetail` applies.
 *
 * @returns a schema that is to hold together with the contract's own.
 */
export function publishableSchema(contract: Json): Json {
  const index = planFieldIndex(contract);
  const at = (position: number | undefined): Json =>
    position === undefined || position < 0 || index[position] === undefined
      ? true
      : { $ref: `#/$defs/${position}` };
  const places = index.map((node): Json => {
    const { fields, patterns = [], rest, prefix, items } = node;
    return {
      ...(fields === undefined
        ? {}
        : {
            properties: Object.fromEntries(Object.entries(fields).map(([name, next]) => [name, at(next)])),
            ...(patterns.length === 0
              ? {}
              : { patternProperties: Object.fromEntries(patterns.map(([pattern]) => [pattern, true])) }),
            additionalProperties: rest === undefined ? false : at(rest),
          }),
      ...(prefix === undefined ? {} : { prefixItems: prefix.map(at) }),
      ...(items === undefined ? {} : { items: at(items) }),
    };
  });
  return { $ref: '#/$defs/0', $defs: Object.fromEntries(places.map((place, i) => [String(i), place])) };
}
