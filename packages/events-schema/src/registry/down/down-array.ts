import { canonicalText, type JsonObject } from '../../compatibility/schema-space.ts';
import { isJsonObject, type Json, joinPointer } from '../../generate/json-pointer.ts';
import { dialectTitles } from '../schema-dialect.ts';
import type { DownRule } from './down-context.ts';
import { evaluatedItems } from './evaluated.ts';

/** Converts what the items of an array must be. */
export const downArray: DownRule = (schema, pointer, target, context) => {
  const { keywords } = target;
  const { items, prefixItems } = schema;
  if (!Array.isArray(prefixItems)) {
    if (items !== undefined) keywords.items = context.convert(items, joinPointer(pointer, 'items'));
  } else if (context.dialect === 'JSONSchemaDraft4') {
    const at = joinPointer(pointer, 'prefixItems');
    keywords.items = prefixItems.map((each: Json, i) => context.convert(each, joinPointer(at, i)));
    if (items !== undefined) {
      keywords.additionalItems =
        typeof items === 'boolean' ? items : context.convert(items, joinPointer(pointer, 'items'));
    }
  } else uniformItems(schema, prefixItems, pointer, target, context);
  downContains(schema, pointer, target, context);
  downUnevaluated(schema, pointer, target, context);
};

/** OpenAPI 3.0 has one schema for all items: that is enough where all places of a tuple say the same. */
function uniformItems(
  schema: JsonObject,
  prefixItems: readonly Json[],
  pointer: string,
  { keywords }: Parameters<DownRule>[2],
  context: Parameters<DownRule>[3],
): void {
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
  const length = schema.items === false ? Math.min(most, prefixItems.length) : most;
  const places = prefixItems.slice(0, Math.min(length, prefixItems.length));
  const all = length > prefixItems.length ? [...places, schema.items ?? true] : places;
  const texts = new Set(
    all.map((each) => (isJsonObject(each) && Object.keys(each).length === 0 ? 'true' : canonicalText(each))),
  );
  if (texts.size > 1) {
    context.refuse(
      joinPointer(pointer, 'prefixItems'),
      'prefixItems',
      `${dialectTitles.OpenApi3} has one schema for all items of an array`,
      'Hold them in an object with a field for each place, or push JSONSchemaDraft4',
    );
    return;
  }
  if (places.length > 0) keywords.items = context.convert(places[0]!, `${pointer}/prefixItems/0`);
  if (Number.isFinite(length)) keywords.maxItems = length;
}

const downContains: DownRule = (schema, pointer, target, context) => {
  const { contains, minContains = 1, maxContains } = schema;
  if (contains === undefined) return;
  const at = joinPointer(pointer, 'contains');
  const without = () => ({ items: { not: context.convert(contains, at) } });
  const fix = 'Say "at least one" by contains alone, or hold what is counted in an array of its own';
  const refuse = (keyword: string, count: Json) =>
    context.refuse(
      joinPointer(pointer, keyword),
      keyword,
      `${dialectTitles[context.dialect]} does not count items, so ${keyword} ${String(count)} cannot be said`,
      fix,
    );
  // "One item is …" is "it is no array of items that are not …".
  if (minContains === 1) target.also({ not: { type: 'array', ...without() } });
  else if (minContains !== 0) refuse('minContains', minContains);
  if (maxContains === 0) target.also(without());
  else if (maxContains !== undefined) refuse('maxContains', maxContains);
};

const downUnevaluated: DownRule = (schema, pointer, target, context) => {
  const { unevaluatedItems: content } = schema;
  if (content === undefined || content === true) return;
  if (isJsonObject(content) && Object.keys(content).length === 0) return;
  const at = joinPointer(pointer, 'unevaluatedItems');
  const evaluated = evaluatedItems(schema, context.document);
  if (evaluated?.isAll === true) return;
  const refuse = (reason: string) =>
    context.refuse(at, 'unevaluatedItems', reason, 'Use items beside prefixItems in each branch');
  if (evaluated === undefined) refuse('which items it concerns depends on the branch that a document takes');
  else if (content === false) target.also({ maxItems: evaluated.first });
  else if (evaluated.first === 0) target.also({ items: context.convert(content, at) });
  else if (context.dialect === 'JSONSchemaDraft4') {
    const any = Array.from({ length: evaluated.first }, () => ({}));
    target.also({ items: any, additionalItems: context.convert(content, at) });
  } else refuse(`${dialectTitles.OpenApi3} has one schema for all items of an array`);
};
