import { atPointer, isJsonObject, type Json } from './json-pointer.ts';
import { allSchemas } from './schema-vocabulary.ts';

/** Schemas below a place, with those that Ajv compiles into it by reference. */
export function* inlinedBelow(
  root: Json,
  start: string,
  seen: ReadonlySet<string> = new Set(),
): Generator<{ readonly schema: { readonly [key: string]: Json }; readonly pointer: string }> {
  const schema = atPointer(root, start);
  if (schema === undefined || seen.has(start)) return;
  for (const { schema: inner, pointer } of allSchemas(schema, start)) {
    if (!isJsonObject(inner)) continue;
    yield { schema: inner, pointer };
    const target = inlined(root, inner.$ref);
    if (target !== undefined) yield* inlinedBelow(root, target, new Set(seen).add(start));
  }
}

/** Where a reference inside a document leads. */
export function refTarget(ref: Json | undefined): string | undefined {
  return typeof ref === 'string' ? decodeURIComponent(ref.slice(1)) : undefined;
}

/** The target of a reference that Ajv compiles in place, which is one that refers to nothing further. */
export function inlined(root: Json, ref: Json | undefined): string | undefined {
  const pointer = refTarget(ref);
  const target = pointer === undefined ? undefined : atPointer(root, pointer);
  if (pointer === undefined || target === undefined) return undefined;
  for (const { schema } of allSchemas(target))
    if (isJsonObject(schema) && schema.$ref !== undefined) return undefined;
  return pointer;
}
