import { drawValid, type ExamplePlan } from '../example/define-example.ts';
import { createExampleRandom } from '../example/example-random.ts';
import { drawnFormats } from '../example/draw-text.ts';
import { drawValue } from '../example/draw-value.ts';
import type { ExampleSchema, JsonObject, JsonValue } from '../example/example-schema.ts';
import { isJsonObject, type Json } from './json-pointer.ts';
import { samplePattern } from './sample-pattern.ts';
import { mapSchema } from './schema-vocabulary.ts';

/** Keywords that examples are not drawn by. */
const undrawn = new Set(
  '$comment contentEncoding contentMediaType contentSchema default deprecated description examples readOnly title writeOnly'.split(
    ' ',
  ),
);
const seeds = 25;
const drawsPerSeed = 10;

/**
 * Plans the example factory of a version. Where a schema says more than can be drawn by construction, so that not
 * every trial finds a valid document soon, its stored examples take the place of drawn ones.
 */
export async function planExample(
  schema: { readonly [key: string]: Json },
  stored: readonly Json[],
  isValid: (value: unknown) => boolean,
): Promise<ExamplePlan> {
  const drawable = mapSchema(await withSamples(schema), withoutAnnotations) as ExampleSchema;
  const finds = (seed: number) => {
    const random = createExampleRandom(seed);
    return drawValid(() => drawValue(drawable, random), isValid, drawsPerSeed) !== undefined;
  };
  const isDrawable = Array.from({ length: seeds }, (_, seed) => seed).every(finds);
  return isDrawable ? { schema: drawable } : { stored: stored as readonly JsonValue[] };
}

function withoutAnnotations(schema: Json): Json {
  if (!isJsonObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !undrawn.has(keyword));
  const { pattern: _, format, ...rest } = Object.fromEntries(kept);
  const isFormatDrawn = typeof format === 'string' && drawnFormats.has(format);
  return isFormatDrawn ? { ...rest, format } : rest;
}

/** Puts texts that match beside every regular expression of a schema. */
async function withSamples(schema: { readonly [key: string]: Json }): Promise<JsonObject> {
  const found = new Map<string, Promise<readonly string[]>>();
  const keyOf = (pattern: string, schema: { readonly [key: string]: Json }) =>
    JSON.stringify([pattern, schema.minLength, schema.maxLength]);
  const visit = (rewrite: (schema: { readonly [key: string]: Json }) => Json) =>
    mapSchema(schema, (inner) => (isJsonObject(inner) ? rewrite(inner) : inner));

  visit((inner) => {
    const { pattern, patternProperties, minLength, maxLength } = inner;
    if (typeof pattern === 'string')
      found.set(keyOf(pattern, inner), samplePattern(pattern, { minLength, maxLength }));
    for (const name of isJsonObject(patternProperties) ? Object.keys(patternProperties) : [])
      found.set(keyOf(name, {}), samplePattern(name));
    return inner;
  });
  const samples = new Map<string, readonly string[]>();
  for (const [key, texts] of found) samples.set(key, await texts);

  return visit((inner) => {
    const { pattern, patternProperties } = inner;
    const names = isJsonObject(patternProperties) ? Object.keys(patternProperties) : [];
    return {
      ...inner,
      ...(typeof pattern === 'string' ? { samples: samples.get(keyOf(pattern, inner))! } : {}),
      ...(names.length > 0
        ? { keySamples: Object.fromEntries(names.map((name) => [name, samples.get(keyOf(name, {}))!])) }
        : {}),
    };
  }) as JsonObject;
}
