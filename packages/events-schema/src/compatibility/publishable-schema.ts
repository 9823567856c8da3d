import { planFieldIndex } from '../generate/field-index.ts';
import type { Json } from '../generate/json-pointer.ts';
import type { FieldNode } from '../undeclared-fields.ts';
import { matchesPattern } from './solve/field-schemas.ts';
import { areApart } from './solve/pattern-language.ts';

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
        ? rest === undefined
          ? {}
          : { additionalProperties: at(rest) }
        : {
            properties: Object.fromEntries(Object.entries(fields).map(([name, next]) => [name, at(next)])),
            ...(patterns.length === 0
              ? {}
              : {
                  patternProperties: Object.fromEntries(
                    patterns.map(([pattern, next], i) => [pattern, isAlone(node, i) ? at(next) : true]),
                  ),
                }),
            additionalProperties: rest === undefined ? false : at(rest),
          }),
      ...(prefix === undefined ? {} : { prefixItems: prefix.map(at) }),
      ...(items === undefined ? {} : { items: at(items) }),
    };
  });
  return { $ref: '#/$defs/0', $defs: Object.fromEntries(places.map((place, i) => [String(i), place])) };
}

/** Tells whether what a pattern names is named by nothing that goes before it: `properties`, then earlier patterns. */
function isAlone({ fields = {}, patterns = [] }: FieldNode, position: number): boolean {
  const [pattern] = patterns[position]!;
  return (
    !Object.keys(fields).some((name) => matchesPattern(pattern, name)) &&
    patterns.slice(0, position).every(([earlier]) => areApart(earlier, pattern))
  );
}
