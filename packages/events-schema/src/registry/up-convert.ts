import { checkUsable } from '../compatibility/check-usable.ts';
import type { JsonObject } from '../compatibility/schema-space.ts';
import { UnusableSchemaError } from '../compatibility/unusable-schema-error.ts';
import { atPointer, isJsonObject, type Json, pointerSteps } from '../generate/json-pointer.ts';
import type { ConversionProblem } from './conversion-problem.ts';
import type { SchemaDialect } from './schema-dialect.ts';
import { upSchema } from './up/up-schema.ts';

/** Options of {@link upConvert}. */
export interface UpConvertOptions {
  readonly dialect: SchemaDialect;
  /** JSON pointer of the schema in the document. @default '' */
  readonly pointer?: string;
}

/** A schema in JSON Schema 2020-12 that stands on its own; not to be used when there are problems. */
export interface UpConversion {
  readonly schema: JsonObject;
  /** Pointers lead into the document that was converted. */
  readonly problems: readonly ConversionProblem[];
  /** What was left out because it says nothing of which documents are valid. */
  readonly notes: readonly string[];
}

const dialectUri = 'https://json-schema.org/draft/2020-12/schema';

/**
 * Converts a schema inside an OpenAPI 3.0 or JSON Schema draft 4 document to a JSON Schema 2020-12 of the vocabulary of
 * contracts. What it refers to comes into `$defs` under its own name.
 *
 * @example
 * ```ts
 * upConvert({ type: 'number', nullable: true, minimum: 0, exclusiveMinimum: true }, { dialect: 'OpenApi3' }).schema;
 * //=> { $schema: '…2020-12/schema', type: ['number', 'null'], exclusiveMinimum: 0 }
 * ```
 */
export function upConvert(document: Json, { dialect, pointer: root = '' }: UpConvertOptions): UpConversion {
  const problems: ConversionProblem[] = [];
  const notes = new Set<string>();
  const names = new Map<string, string>([[root, '']]);
  const definitions = new Map<string, Json>();

  const refuse = (pointer: string, keyword: string, reason: string, fix: string) =>
    void problems.push({ pointer, keyword, reason, fix });
  const refer = (ref: string, from: string): string | undefined => {
    const pointer = ref.startsWith('#') ? decoded(ref.slice(1)) : undefined;
    const target = pointer === undefined ? undefined : atPointer(document, pointer);
    if (pointer === undefined || target === undefined) {
      refuse(
        `${from}/$ref`,
        '$ref',
        `$ref "${ref}" leads nowhere in the document`,
        'Bring what it names into the document',
      );
      return undefined;
    }
    const known = names.get(pointer);
    if (known !== undefined) return known === '' ? '#' : `#/$defs/${known}`;
    const last = pointerSteps(pointer).at(-1) ?? '';
    const base = last.replace(/[^A-Za-z0-9._-]/g, '') || 'Schema';
    let name = base;
    for (let i = 2; definitions.has(name); i += 1) name = `${base}${i}`;
    names.set(pointer, name);
    definitions.set(name, true);
    definitions.set(name, upSchema(target, pointer, context));
    return `#/$defs/${name}`;
  };
  const context = { dialect, refer, refuse, note: (text: string) => void notes.add(text) };

  const converted = upSchema(atPointer(document, root) ?? true, root, context);
  const body = isJsonObject(converted) ? converted : converted === false ? { not: {} } : {};
  const $defs = definitions.size === 0 ? {} : { $defs: Object.fromEntries(definitions) };
  const schema = { $schema: dialectUri, ...body, ...$defs };
  if (problems.length === 0) {
    try {
      checkUsable('the document', schema);
    } catch (error) {
      if (!(error instanceof UnusableSchemaError)) throw error;
      refuse(error.pointer, '', error.reason, 'Correct the document where it comes from');
    }
  }
  return { schema, problems, notes: [...notes] };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
