import { canonicalText, type JsonObject } from '../../compatibility/schema-space.ts';
import type { Json } from '../../generate/json-pointer.ts';
import { type DownRule, nothing, type TargetSchema } from './down-context.ts';

/** Converts `type`, `enum` and `const`. */
export const downType: DownRule = (schema, _pointer, target, { dialect }) => {
  const types = schema.type === undefined ? undefined : ([schema.type].flat() as readonly string[]);
  const values = allowedValues(schema);
  if (values?.length === 0) {
    target.also(nothing);
    return;
  }
  if (dialect === 'OpenApi3') openApiType(types, values, target);
  else {
    if (types !== undefined) target.keywords.type = types.length === 1 ? types[0]! : types;
    if (values !== undefined) target.keywords.enum = values;
  }
};

/** Values that `enum` and `const` leave, each once; `undefined` for any. */
function allowedValues(schema: JsonObject): readonly Json[] | undefined {
  const constant = 'const' in schema ? [schema.const!] : undefined;
  const listed = Array.isArray(schema.enum) ? (schema.enum as readonly Json[]) : undefined;
  const once = listed && [...new Map(listed.map((value) => [canonicalText(value), value])).values()];
  if (constant === undefined || once === undefined) return constant ?? once;
  const text = canonicalText(constant[0]);
  return once.filter((value) => canonicalText(value) === text);
}

/**
 * OpenAPI 3.0 has one type a schema, and null as its property: `nullable` adds null to a `type` that stands beside it, and
 * an `enum` beside them must list null as well. Readers differ where a list has no null, so then nothing is nullable.
 *
 * @see https://github.com/OAI/OpenAPI-Specification/blob/main/proposals/2019-10-31_Clarify_Nullable.md
 */
function openApiType(
  types: readonly string[] | undefined,
  values: readonly Json[] | undefined,
  target: TargetSchema,
): void {
  const { keywords } = target;
  const isNullListed = values?.includes(null) ?? true;
  const wanted = types ?? (values !== undefined && isNullListed ? typesOf(values) : undefined);
  if (values !== undefined) keywords.enum = values;
  if (wanted === undefined) return;
  const plain = wanted.filter(
    (type) => type !== 'null' && !(type === 'integer' && wanted.includes('number')),
  );
  const isNullable = wanted.includes('null') && isNullListed;
  const nullable = isNullable ? { nullable: true } : {};
  const [first, ...others] = plain;
  if (first === undefined) {
    if (isNullable) Object.assign(keywords, { type: 'string', nullable: true, enum: [null] });
    else target.also(nothing);
  } else if (others.length === 0) Object.assign(keywords, { type: first, ...nullable });
  else if (!(isNullable && values === undefined && plain.length === 5 && !plain.includes('integer'))) {
    const [nullableBranch, ...branches] = plain.map(
      (type): JsonObject => (type === 'array' ? { type, items: {} } : { type }),
    );
    target.also({ anyOf: [{ ...nullableBranch, ...nullable }, ...branches] });
  }
}

/** Types of scalar values if they are one beside null: some readers take null in a list without `type` amiss. */
function typesOf(values: readonly Json[]): readonly string[] | undefined {
  const types = new Set(values.map((value) => (value === null ? 'null' : typeof value)));
  return types.size <= 2 && !types.has('object') ? [...types] : undefined;
}
