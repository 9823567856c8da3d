import { canonicalText } from '../generate/canonical-text.ts';
import { atPointer, isJsonObject, type Json } from '../generate/json-pointer.ts';
import { keywordContents, mapSchema } from '../generate/schema-vocabulary.ts';

export { canonicalText };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** A schema together with the document that its `$ref` lead into. Schemas that say the same share one `id`. */
export interface SchemaNode {
  readonly id: number;
  readonly schema: boolean | JsonObject;
  readonly document: Json;
}

/** Gives schemas their identity: what says the same, word order and annotations aside, is the same node. */
export interface SchemaSpace {
  node(schema: Json, document: Json): SchemaNode;
  /** The schema that a `$ref` names, with its pointer in the document. */
  target(ref: string, document: Json): { readonly node: SchemaNode; readonly pointer: string };
}

const annotations = new Set(
  (
    '$comment $defs $schema contentEncoding contentMediaType contentSchema default deprecated description examples ' +
    'readOnly title writeOnly'
  ).split(' '),
);

/** Tells whether a keyword can make a document invalid. */
const asserts = (keyword: string) => keywordContents.has(keyword) && !annotations.has(keyword);

/** The pointer that a reference inside a bundled document names. */
export function refPointer(ref: string): string {
  return decodeURIComponent(ref.slice(1));
}

export function createSchemaSpace(): SchemaSpace {
  const byText = new Map<string, number>();
  const nodes = new Map<number, SchemaNode>();
  const cache = new WeakMap<object, WeakMap<object, SchemaNode>>();
  const closures = new WeakMap<object, Map<string, string>>();
  const noDocument = {};

  const node = (schema: Json, document: Json): SchemaNode => {
    if (!isJsonObject(schema)) return intern(String(schema === true), schema === true, document);
    const key = isJsonObject(document) ? document : noDocument;
    const known = cache.get(key)?.get(schema);
    if (known !== undefined) return known;
    const made = create(schema, document);
    if (!cache.has(key)) cache.set(key, new WeakMap());
    cache.get(key)!.set(schema, made);
    return made;
  };

  const intern = (text: string, schema: boolean | JsonObject, document: Json): SchemaNode => {
    const id = byText.get(text) ?? byText.size;
    byText.set(text, id);
    const first = nodes.get(id) ?? { id, schema, document };
    nodes.set(id, first);
    return first;
  };

  const create = (schema: JsonObject, document: Json): SchemaNode => {
    const keywords = Object.keys(schema).filter(asserts).sort();
    if (keywords.length === 0) return node(true, document);
    if (keywords.length === 1 && typeof schema.$ref === 'string') {
      const pointer = refPointer(schema.$ref);
      if (!closure(pointer, document).includes(refMark(pointer)))
        return node(atPointer(document, pointer) ?? true, document);
    }
    const text = keywords.map((keyword) => `${keyword}=${textOf(keyword, schema[keyword]!, document)}`);
    return intern(text.join(';'), schema, document);
  };

  const textOf = (keyword: string, content: Json, document: Json): string => {
    if (keyword === '$ref') return closure(refPointer(String(content)), document);
    if (keyword === 'type' || keyword === 'required' || keyword === 'enum')
      return [content].flat().map(canonicalText).sort().join(',');
    switch (keywordContents.get(keyword)) {
      case 'schema':
        return String(node(content, document).id);
      case 'schemas':
        return Array.isArray(content)
          ? content.map((inner: Json) => node(inner, document).id).join(',')
          : canonicalText(content);
      case 'named-schemas':
        return isJsonObject(content)
          ? Object.keys(content)
              .sort()
              .map((name) => `${JSON.stringify(name)}:${node(content[name]!, document).id}`)
              .join(',')
          : canonicalText(content);
      default:
        return canonicalText(content);
    }
  };

  /** Everything that a reference can reach, as text: references that reach the same are the same. */
  const closure = (pointer: string, document: Json): string => {
    const key = isJsonObject(document) ? document : noDocument;
    const known = closures.get(key)?.get(pointer);
    if (known !== undefined) return known;
    const texts = new Map<string, string>();
    const visit = (at: string) => {
      if (texts.has(at)) return;
      texts.set(at, '');
      const refs: string[] = [];
      const plain = mapSchema(atPointer(document, at) ?? true, (inner) => {
        if (!isJsonObject(inner)) return inner;
        if (typeof inner.$ref === 'string') refs.push(refPointer(inner.$ref));
        return Object.fromEntries(
          Object.entries(inner).flatMap(([keyword, content]) => {
            if (!asserts(keyword)) return [];
            return [[keyword, keyword === '$ref' ? refMark(refPointer(String(content))) : content]];
          }),
        );
      });
      texts.set(at, canonicalText(plain));
      refs.forEach(visit);
    };
    visit(pointer);
    const rest = [...texts].filter(([at]) => at !== pointer).sort(([a], [b]) => (a < b ? -1 : 1));
    const text = [
      `${refMark(pointer)}${texts.get(pointer)}`,
      ...rest.map(([at, body]) => `${at}${body}`),
    ].join('\n');
    // The mark of the start is kept only where something leads back to it.
    const cyclic = text.lastIndexOf(refMark(pointer)) > 0;
    const named = cyclic ? text : text.slice(refMark(pointer).length);
    if (!closures.has(key)) closures.set(key, new Map());
    closures.get(key)!.set(pointer, named);
    return named;
  };

  return {
    node,
    target: (ref, document) => {
      const pointer = refPointer(ref);
      return { node: node(atPointer(document, pointer) ?? true, document), pointer };
    },
  };
}

function refMark(pointer: string): string {
  return `→${pointer}→`;
}
