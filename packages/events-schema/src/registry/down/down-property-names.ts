import { refPointer } from '../../compatibility/schema-space.ts';
import { atPointer, isJsonObject, type Json } from '../../generate/json-pointer.ts';
import { subschemas } from '../../generate/schema-vocabulary.ts';
import { dialectTitles } from '../schema-dialect.ts';
import type { DownContext, TargetSchema } from './down-context.ts';

const closed = (names: readonly string[]) => ({
  ...(names.length === 0 ? {} : { properties: Object.fromEntries(names.map((name) => [name, {}])) }),
  additionalProperties: false,
});

/** Annotations, and rules that texts do not break. */
const silent = new Set(
  (
    '$comment $defs $schema contentEncoding contentMediaType contentSchema default deprecated description examples readOnly ' +
    'title writeOnly minimum maximum exclusiveMinimum exclusiveMaximum multipleOf items prefixItems contains minContains ' +
    'maxContains minItems maxItems uniqueItems unevaluatedItems properties patternProperties additionalProperties propertyNames ' +
    'required minProperties maxProperties dependentRequired dependentSchemas unevaluatedProperties'
  ).split(' '),
);

/** Converts `propertyNames`, which the older dialects lack, to fields of these names and no others. */
export function downPropertyNames(
  content: Json,
  pointer: string,
  target: TargetSchema,
  context: DownContext,
): void {
  if (content === false) target.also(closed([]));
  if (!isJsonObject(content)) return;
  const rules = Object.entries(content).filter(([keyword]) => !silent.has(keyword));
  for (const [keyword, value] of rules) {
    if (keyword === 'type') {
      if (![value].flat().includes('string')) target.also(closed([]));
    } else if (keyword === 'const') target.also(closed(typeof value === 'string' ? [value] : []));
    else if (keyword === 'enum' && Array.isArray(value)) {
      target.also(closed(value.filter((each: Json) => typeof each === 'string')));
    } else if (keyword === '$ref' && typeof value === 'string') {
      const named = atPointer(context.document, refPointer(value));
      downPropertyNames(named ?? true, pointer, target, context);
    } else if (keyword === 'allOf') {
      for (const each of subschemas({ allOf: value }))
        downPropertyNames(each.schema, pointer, target, context);
    } else if (keyword === 'pattern' && context.dialect === 'JSONSchemaDraft4') {
      target.also({ patternProperties: { [String(value)]: {} }, additionalProperties: false });
    } else if (!(keyword === 'minLength' && value === 0)) {
      const reason = `${dialectTitles[context.dialect]} has no propertyNames, and says nothing else of names by "${keyword}"`;
      const fix =
        context.dialect === 'OpenApi3'
          ? 'List the names in enum, hold entries as an array of { name, value }, or push JSONSchemaDraft4'
          : 'Say it by pattern or enum';
      context.refuse(pointer, 'propertyNames', reason, fix);
    }
  }
}
