import { type JsonObject, refPointer } from '../compatibility/schema-space.ts';
import { atPointer, isJsonObject, type Json, joinPointer, pointerSteps } from '../generate/json-pointer.ts';
import { allSchemas } from '../generate/schema-vocabulary.ts';
import type { ConversionProblem } from './conversion-problem.ts';
import { downAnnotations } from './down/down-annotations.ts';
import { downArray } from './down/down-array.ts';
import { downBranches } from './down/down-branches.ts';
import { createTargetSchema, type DownContext, type DownRule, nothing } from './down/down-context.ts';
import { downObject } from './down/down-object.ts';
import { downType } from './down/down-type.ts';
import { downValues } from './down/down-values.ts';
import { referencePrefixes, type SchemaDialect } from './schema-dialect.ts';

/** Options of {@link downConvert}. */
export interface DownConvertOptions {
  readonly dialect: SchemaDialect;
  /** Name under which the caller puts the schema itself among the components. */
  readonly name: string;
  /** Names of components that are taken. @default [] */
  readonly taken?: readonly string[];
}

/** A schema in an older dialect: `$ref` lead to components by name. */
export interface DownConversion {
  readonly schema: JsonObject;
  /** What the schema refers to, by name, in the order in which it does. */
  readonly components: ReadonlyMap<string, JsonObject>;
  /** Everything that the dialect cannot say; the schema is not to be used then. */
  readonly problems: readonly ConversionProblem[];
  /** What holds for some validators only. */
  readonly notes: readonly string[];
}

const rules: readonly DownRule[] = [
  downAnnotations,
  downType,
  downValues,
  downObject,
  downArray,
  downBranches,
];

/**
 * Converts a JSON Schema 2020-12 of the vocabulary of contracts to OpenAPI 3.0 or JSON Schema draft 4, so that the same
 * documents are valid. What the dialect cannot say is refused, all of it at once.
 *
 * @param document stands on its own: each `$ref` leads to a place inside it.
 *
 * @example
 * ```ts
 * downConvert({ type: ['string', 'null'], const: 'GBP' }, { dialect: 'OpenApi3', name: 'Currency' }).schema;
 * //=> { type: 'string', enum: ['GBP'] }
 * ```
 *
 * @see https://spec.openapis.org/oas/v3.0.3.html#schema-object
 * @see https://datatracker.ietf.org/doc/html/draft-fge-json-schema-validation-00
 */
export function downConvert(
  document: Json,
  { dialect, name: rootName, taken = [] }: DownConvertOptions,
): DownConversion {
  const problems: ConversionProblem[] = [];
  const notes = new Set<string>();
  const components = new Map<string, JsonObject>();
  const names = new Map([['', rootName]]);
  const used = new Set([rootName, ...taken]);
  const hoisted = new Set<string>();
  for (const { schema } of allSchemas(document)) {
    if (isJsonObject(schema) && typeof schema.$ref === 'string') hoisted.add(refPointer(schema.$ref));
  }

  const refer = (pointer: string): string => {
    const known = names.get(pointer);
    if (known !== undefined) return `${referencePrefixes[dialect]}${known}`;
    const name = freeName(pointer, used);
    names.set(pointer, name);
    // Its place among the others is that of the first reference to it.
    components.set(name, {});
    components.set(name, convert(atPointer(document, pointer) ?? true, pointer));
    return `${referencePrefixes[dialect]}${name}`;
  };

  const convert = (schema: Json, pointer: string): JsonObject => {
    if (!isJsonObject(schema)) return schema === false ? nothing : {};
    const target = createTargetSchema();
    for (const rule of rules) rule(schema, pointer, target, context);
    if (dialect === 'OpenApi3' && target.keywords.type === 'array') target.keywords.items ??= {};
    return target.build();
  };

  const context: DownContext = {
    dialect,
    document,
    convert: (schema, pointer) =>
      hoisted.has(pointer) ? { $ref: refer(pointer) } : convert(schema, pointer),
    refer: (ref) => refer(refPointer(ref)),
    refuse: (pointer, keyword, reason, fix) => problems.push({ pointer, keyword, reason, fix }),
    note: (text) => notes.add(text),
  };

  for (const pointer of endlessNumbers(document)) {
    const reason = 'the number is beyond what JSON text can carry to every reader (about 1.8e308)';
    problems.push({ pointer, keyword: pointer.split('/').at(-1)!, reason, fix: 'Write a smaller number' });
  }
  const schema = convert(document, '');
  return { schema, components, problems: once(problems), notes: [...notes] };
}

/** A readable name: that of the definition, or the last step of the pointer, with a capital. */
function freeName(pointer: string, used: Set<string>): string {
  const last = pointerSteps(pointer).at(-1) ?? '';
  const isDefinition = /^\/\$defs\/[^/]+$/.test(pointer) && /^[A-Za-z0-9._-]+$/.test(last);
  const capital = last.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  const name = isDefinition ? last : capital.replace(/[^A-Za-z0-9]/g, '') || 'Schema';
  let free = name;
  for (let i = 2; used.has(free); i += 1) free = `${name}${i}`;
  used.add(free);
  return free;
}

function once(problems: readonly ConversionProblem[]): readonly ConversionProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function* endlessNumbers(value: Json, pointer = ''): Generator<string> {
  if (typeof value === 'number' && !Number.isFinite(value)) yield pointer;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* endlessNumbers(inner as Json, joinPointer(pointer, key));
  }
}
