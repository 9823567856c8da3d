import { atPointer, isJsonObject, type Json, joinPointer } from '../generate/json-pointer.ts';
import type { FieldClassification, FieldClassifications } from '../redact-data.ts';
import { describeConstraints, describeType } from './describe-field.ts';
import type { ExportSchema } from './export-catalog.ts';

/** `depends`: in some forms of its object, or beside some other field. `''`: an item, which nobody can require. */
export type Requirement = 'yes' | 'no' | 'depends' | '';

/** One field of an event's data, as a table for people has it. */
export interface ExportField {
  /** `/lines/*\/quantity`; `*` stands for every item or every other key. */
  readonly pointer: string;
  /** `integer`, `string or null`. */
  readonly type: string;
  readonly required: Requirement;
  /** Rules in plain words: `at least 1`. */
  readonly constraints: readonly string[];
  readonly description: string;
  readonly classification?: FieldClassification;
}

/** A schema that speaks of a place, and whether it always does. */
interface Speaker {
  readonly schema: ExportSchema;
  readonly pointer: string;
  readonly always: boolean;
}

/** A field before it is described: the schemas that declare it. */
interface DeclaredField {
  readonly step: string;
  readonly at: readonly { readonly pointer: string; readonly always: boolean }[];
  readonly required: Requirement;
}

/** How often the same definition is unfolded: without an end, definitions that hold two of the next grow exponentially. */
const maximumUnfoldings = 8;

/**
 * Lists the fields that a bundled schema declares, each below the field that holds it. A schema that contains itself
 * is listed once; inside, a field says which one it repeats, as does one whose definition was listed 8 times.
 */
export function listFields(
  root: ExportSchema,
  classifications: FieldClassifications = {},
): readonly ExportField[] {
  const rows: ExportField[] = [];
  const unfoldings = new Map<string, readonly string[]>();
  const visit = (
    place: string,
    at: DeclaredField['at'],
    above: ReadonlyMap<string, string>,
    required: Requirement,
  ) => {
    const speakers = speakersAt(root, at);
    const children = declaredFields(speakers);
    const identity = speakers
      .filter((speaker) => declaredFields([speaker]).length > 0)
      .map(({ pointer }) => pointer)
      .sort()
      .join(' ');
    const unfolded = unfoldings.get(identity) ?? [];
    const again = unfolded.length < maximumUnfoldings ? undefined : unfolded[0];
    const repeated = identity === '' ? undefined : (above.get(identity) ?? again);
    if (place !== '') {
      const schemas = speakers.map(({ schema }) => schema);
      const repeats = repeated === undefined ? [] : [`as ${repeated || 'the whole'}`];
      const classification = classifications[place];
      rows.push({
        pointer: place,
        type: describeType(schemas),
        required,
        constraints: [...describeConstraints(schemas), ...repeats],
        description:
          schemas.map(({ description }) => description).find((text) => typeof text === 'string') ?? '',
        ...(classification === undefined ? {} : { classification }),
      });
    }
    if (repeated !== undefined) return;
    unfoldings.set(identity, [...unfolded, place]);
    const path = identity === '' ? above : new Map(above).set(identity, place);
    for (const child of children) visit(joinPointer(place, child.step), child.at, path, child.required);
  };
  visit('', [{ pointer: '', always: true }], new Map(), 'yes');
  return rows;
}

/** The schemas at these pointers with all that they refer to or are composed of, outermost first. */
function speakersAt(root: Json, at: DeclaredField['at']): readonly Speaker[] {
  const found = new Map<string, Speaker>();
  const add = (pointer: string, always: boolean) => {
    if (found.has(pointer)) return;
    const schema = atPointer(root, pointer);
    if (!isJsonObject(schema)) return;
    found.set(pointer, { schema, pointer, always });
    if (typeof schema.$ref === 'string') add(decodeURI(schema.$ref.slice(1)), always);
    const members = (keyword: string) =>
      Object.keys((schema[keyword] ?? {}) as object).map((name) =>
        joinPointer(joinPointer(pointer, keyword), name),
      );
    for (const member of members('allOf')) add(member, always);
    for (const keyword of ['anyOf', 'oneOf', 'dependentSchemas']) {
      for (const member of members(keyword)) add(member, false);
    }
    for (const keyword of ['then', 'else']) add(joinPointer(pointer, keyword), false);
  };
  for (const { pointer, always } of at) add(pointer, always);
  return [...found.values()];
}

/** The fields that these schemas declare, in the order in which they were written. */
function declaredFields(speakers: readonly Speaker[]): readonly DeclaredField[] {
  const fields = new Map<string, { pointer: string; always: boolean }[]>();
  const declare = (step: string, schema: Json, pointer: string, always: boolean) => {
    // `false` closes a place and declares nothing, `true` says nothing about it.
    if (typeof schema === 'boolean') return;
    fields.set(step, [...(fields.get(step) ?? []), { pointer, always }]);
  };
  for (const { schema, pointer, always } of speakers) {
    for (const keyword of ['properties', 'prefixItems']) {
      for (const [step, inner] of Object.entries((schema[keyword] ?? {}) as Record<string, Json>)) {
        declare(step, inner, joinPointer(joinPointer(pointer, keyword), step), always);
      }
    }
    for (const [pattern, inner] of Object.entries((schema.patternProperties ?? {}) as Record<string, Json>)) {
      declare(`(${pattern})`, inner, joinPointer(joinPointer(pointer, 'patternProperties'), pattern), always);
    }
    for (const keyword of ['items', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties']) {
      if (schema[keyword] !== undefined) declare('*', schema[keyword], joinPointer(pointer, keyword), always);
    }
  }
  const named = new Set(speakers.flatMap(({ schema }) => Object.keys((schema.properties ?? {}) as object)));
  return [...fields].map(([step, at]) => ({
    step,
    at,
    required: named.has(step) ? requirementOf(speakers, step) : '',
  }));
}

function requirementOf(speakers: readonly Speaker[], step: string): Requirement {
  const requiring = speakers.filter(
    ({ schema: { required } }) => Array.isArray(required) && required.includes(step),
  );
  if (requiring.some(({ always }) => always)) return 'yes';
  const depends = speakers.some(({ schema: { dependentRequired } }) =>
    Object.values((dependentRequired ?? {}) as Record<string, readonly string[]>).some((names) =>
      names.includes(step),
    ),
  );
  return requiring.length > 0 || depends ? 'depends' : 'no';
}
