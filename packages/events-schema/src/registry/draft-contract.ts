import { createSchemaValidator } from '../compatibility/schema-validator.ts';
import type { JsonObject } from '../compatibility/schema-space.ts';
import { drawValid } from '../example/define-example.ts';
import { drawValue } from '../example/draw-value.ts';
import { createExampleRandom } from '../example/example-random.ts';
import { checkPatterns } from '../generate/check-patterns.ts';
import { isJsonObject, type Json } from '../generate/json-pointer.ts';
import { layoutJson } from '../generate/layout-json.ts';
import { planExample } from '../generate/plan-example.ts';
import { toKebabCase } from '../generate/render-module.ts';
import { allSchemas } from '../generate/schema-vocabulary.ts';
import type { NamedEvent } from './name-event.ts';
import type { RegisteredEvent } from './read-registry-document.ts';

const maximumDraws = 1000;

/**
 * Writes the files of a draft: `contract.json`, `v<major>.schema.json`, `v<major>.examples.json` with one drawn document
 * that is valid, or with none and a note where none was found.
 */
export async function draftContract(
  { detailType, major, source }: NamedEvent,
  { contract, schema: written }: Pick<RegisteredEvent, 'contract' | 'schema'>,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly notes: readonly string[] }> {
  const [domain = '', name = ''] = detailType.split('.');
  const folder = `${domain}/${name}`;
  const schema = asObject(written);
  const sentence = toKebabCase(name).replaceAll('-', ' ');
  const isSaid = (value: object) => Object.keys(value).length > 0;
  const facts = {
    owner: contract?.owner ?? domain,
    description: contract?.description ?? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`,
    sources: contract === undefined || contract.sources[0] !== source ? [source] : contract.sources,
    lifecycle: 'draft',
    ...(contract?.compatibility === undefined ? {} : { compatibility: contract.compatibility }),
    ...(contract?.classifications === undefined || !isSaid(contract.classifications)
      ? {}
      : { classifications: contract.classifications }),
  };
  const unsafe = [...allSchemas(schema)].flatMap(({ schema: inner, pointer }) =>
    isJsonObject(inner) ? checkPatterns(`${folder}/v${major}.schema.json`, inner, pointer) : [],
  );
  // A pattern of unknown origin may take for ever: nothing is drawn by one that generate would refuse.
  const example = unsafe.length > 0 ? undefined : await drawExample(schema);
  const examplesFile = `${folder}/v${major}.examples.json`;
  return {
    files: new Map([
      [`${folder}/contract.json`, layoutJson(facts as unknown as Json)],
      [`${folder}/v${major}.schema.json`, layoutJson(schema)],
      [examplesFile, layoutJson(example === undefined ? [] : [example])],
    ]),
    notes: [
      ...unsafe.map(({ file, pointer, reason, fix }) => `${file}#${pointer}: ${reason}. ${fix}`),
      ...(example === undefined
        ? [`${examplesFile} is empty: no valid example could be drawn. Write one`]
        : []),
    ],
  };
}

/** The data of an event is an object: `detail` always is one, whether its schema says so or not. */
function asObject(schema: JsonObject): JsonObject {
  if (schema.type !== undefined) return schema;
  const { $schema, description, ...rest } = schema;
  return {
    ...($schema === undefined ? {} : { $schema }),
    ...(description === undefined ? {} : { description }),
    type: 'object',
    ...rest,
  };
}

async function drawExample(schema: JsonObject): Promise<Json | undefined> {
  const isValid = createSchemaValidator(schema);
  const check = (value: unknown) => isJsonObject(value as Json) && isValid(value as Json);
  try {
    const plan = await planExample(schema, [], check);
    if (plan.schema === undefined) return undefined;
    const [drawable, random] = [plan.schema, createExampleRandom(1)];
    return drawValid(() => drawValue(drawable, random), check, maximumDraws) as Json | undefined;
  } catch {
    // A pattern that no text can be drawn for, say: the draft is good without its example.
    return undefined;
  }
}
