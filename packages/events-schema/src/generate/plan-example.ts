import { drawValid, type ExamplePlan } from '../example/define-example.ts';
import { createExampleRandom } from '../example/example-random.ts';
import { drawnFormats } from '../example/draw-text.ts';
import { drawValue } from '../example/draw-value.ts';
import type { ExampleSchema, JsonObject, JsonValue } from '../example/example-schema.ts';
import { isJsonObject, type Json } from './json-pointer.ts';
import { samplePattern } from './sample-pattern.ts';
import { allSchemas, mapSchema } from './schema-vocabulary.ts';

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
  const samples = new Map<Json, readonly string[]>();
  const keySamples = new Map<Json, Readonly<Record<string, readonly string[]>>>();
  for (const { schema: inner } of allSchemas(schema)) {
    if (!isJsonObject(inner)) continue;
    const { pattern, patternProperties } = inner;
    if (typeof pattern === 'string') samples.set(inner, await samplePattern(pattern, inner));
    if (!isJsonObject(patternProperties)) continue;
    const names: Record<string, readonly string[]> = {};
    for (const name of Object.keys(patternProperties)) names[name] = await samplePattern(name);
    keySamples.set(inner, names);
  }
  return mapSchema(schema, (inner) => {
    if (!isJsonObject(inner)) return inner;
    const [texts, names] = [samples.get(inner), keySamples.get(inner)];
    return {
      ...inner,
      ...(texts === undefined ? {} : { samples: texts }),
      ...(names === undefined ? {} : { keySamples: names }),
    };
  }) as JsonObject;
}
