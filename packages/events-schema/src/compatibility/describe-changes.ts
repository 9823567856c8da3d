import { canonicalText } from '../generate/canonical-text.ts';
import { atPointer, isJsonObject, type Json, joinPointer } from '../generate/json-pointer.ts';
import { keywordContents } from '../generate/schema-vocabulary.ts';

type Schema = { readonly [key: string]: Json };

/** Keywords that are told in their own words, or that hold what others refer to. */
const toldApart = new Set('$defs $ref $schema $comment properties required'.split(' '));

/**
 * Says in words how a schema differs from an older one, both standing on their own: `added optional field "/giftNote"`,
 * `minimum of "/lines/-/quantity" 1 → 0`. `-` is any item, `*` any other field. Nothing when they say the same.
 */
export function describeChanges(old: Json, now: Json): readonly string[] {
  if (canonicalText(old) === canonicalText(now)) return [];
  const seen = new Set<string>();
  const changes = new Set(compare(resolve(old, old), resolve(now, now), ''));
  return changes.size > 0 ? [...changes] : ['written otherwise'];

  function compare(before: Json, after: Json, path: string): readonly string[] {
    if (!isJsonObject(before) || !isJsonObject(after)) {
      const same = canonicalText(before) === canonicalText(after);
      return same ? [] : [`changed what ${placed(path)} may hold`];
    }
    const identity = `${canonicalText(before)}\n${canonicalText(after)}`;
    if (seen.has(identity)) return [];
    seen.add(identity);
    const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
    const others = [...keywords].filter((keyword) => !toldApart.has(keyword));
    return [
      ...compareFields(before, after, path),
      ...others.flatMap((keyword) => compareKeyword(keyword, before[keyword], after[keyword], path)),
    ];
  }

  function compareFields(before: Schema, after: Schema, path: string): readonly string[] {
    const [older, newer] = [fieldsOf(before), fieldsOf(after)];
    return [...new Set([...Object.keys(older), ...Object.keys(newer)])].flatMap((name) => {
      const at = joinPointer(path, name);
      const [was, is] = [isRequired(before, name), isRequired(after, name)];
      const [field, successor] = [older[name], newer[name]];
      if (field === undefined) return [`added ${is} field "${at}"`];
      if (successor === undefined) return [`removed ${was} field "${at}"`];
      return [
        ...(was === is ? [] : [`made ${was} field "${at}" ${is}`]),
        ...compare(resolve(field, old), resolve(successor, now), at),
      ];
    });
  }

  function compareKeyword(
    keyword: string,
    before: Json | undefined,
    after: Json | undefined,
    path: string,
  ): readonly string[] {
    if (canonicalText(before) === canonicalText(after) && !mayHoldRefs(keyword)) return [];
    if (keyword === 'enum' && Array.isArray(before) && Array.isArray(after)) {
      const missingIn = (list: readonly Json[]) => (value: Json) =>
        !list.some((each) => canonicalText(each) === canonicalText(value));
      const added = after.filter(missingIn(before)).map((value: Json) => JSON.stringify(value));
      const removed = before.filter(missingIn(after)).map((value: Json) => JSON.stringify(value));
      return [
        ...(added.length > 0 ? [`added ${added.join(', ')} to enum of ${placed(path)}`] : []),
        ...(removed.length > 0 ? [`removed ${removed.join(', ')} from enum of ${placed(path)}`] : []),
      ];
    }
    if (before === undefined) return [`added ${keyword}${shown(after)} to ${placed(path)}`];
    if (after === undefined) return [`removed ${keyword}${shown(before)} from ${placed(path)}`];
    switch (keywordContents.get(keyword)) {
      case 'schema': {
        const step = keyword === 'items' ? '-' : keyword === 'additionalProperties' ? '*' : undefined;
        const at = step === undefined ? path : joinPointer(path, step);
        return compare(resolve(before, old), resolve(after, now), at);
      }
      case 'schemas':
        if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
          return before.flatMap((each: Json, i) => {
            const at = keyword === 'prefixItems' ? joinPointer(path, i) : path;
            return compare(resolve(each, old), resolve(after[i] as Json, now), at);
          });
        }
        return [`changed ${keyword} of ${placed(path)}`];
      case 'named-schemas':
        return canonicalText(before) === canonicalText(after)
          ? []
          : [`changed ${keyword} of ${placed(path)}`];
      default: {
        const isLong = [before, after].some((value) => JSON.stringify(value).length > 40);
        const step = isLong ? '' : ` ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
        return [`${isLong ? 'changed ' : ''}${keyword} of ${placed(path)}${step}`];
      }
    }
  }
}

/** A schema with what its `$ref` leads to; the keywords beside the `$ref` win. */
function resolve(schema: Json, document: Json, depth = 0): Json {
  if (!isJsonObject(schema) || typeof schema.$ref !== 'string' || depth > 20) return schema;
  const target = resolve(
    atPointer(document, decodeURIComponent(schema.$ref.slice(1))) ?? true,
    document,
    depth + 1,
  );
  const { $ref: _, ...rest } = schema;
  return isJsonObject(target) ? { ...target, ...rest } : target;
}

function mayHoldRefs(keyword: string): boolean {
  return keywordContents.get(keyword) === 'schema' || keywordContents.get(keyword) === 'schemas';
}

function fieldsOf({ properties }: Schema): Schema {
  return isJsonObject(properties) ? properties : {};
}

function isRequired({ required }: Schema, name: string): 'required' | 'optional' {
  return Array.isArray(required) && required.includes(name) ? 'required' : 'optional';
}

function placed(path: string): string {
  return path === '' ? 'the data' : `"${path}"`;
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value);
  return typeof value !== 'object' && text.length <= 40 ? ` ${text}` : '';
}
