import { fullFormats } from 'ajv-formats/dist/formats.js';
import { canonicalText, type JsonObject } from '../../compatibility/schema-space.ts';
import { isJsonObject, type Json, joinPointer } from '../../generate/json-pointer.ts';
import { dialectTitles, type SchemaDialect } from '../schema-dialect.ts';
import { droppedKeywords, extensionKeywords, handledKeywords, sharedKeywords } from './up-names.ts';

/** What converting one schema asks of the conversion of its whole document. */
export interface UpContext {
  readonly dialect: SchemaDialect;
  /** The `$ref` of the contract for a `$ref` of the document; `undefined` where that leads nowhere. */
  refer(ref: string, pointer: string): string | undefined;
  refuse(pointer: string, keyword: string, reason: string, fix: string): void;
  note(text: string): void;
}

const says = (schema: Json | undefined) => !(isJsonObject(schema) && Object.keys(schema).length === 0);

/** Converts one schema of OpenAPI 3.0 or JSON Schema draft 4, and the schemas in it, to 2020-12. */
export function upSchema(schema: Json, pointer: string, context: UpContext): Json {
  const { dialect } = context;
  if (typeof schema === 'boolean') return schema;
  if (!isJsonObject(schema)) {
    context.refuse(
      pointer,
      '',
      'a schema must be an object there',
      'Correct the document where it comes from',
    );
    return true;
  }
  if (typeof schema.$ref === 'string') return upReference(schema, schema.$ref, pointer, context);
  for (const keyword of Object.keys(schema)) {
    const isKnown = sharedKeywords.has(keyword) || handledKeywords[dialect].has(keyword);
    if (isKnown || keyword.startsWith('x-')) continue;
    if (droppedKeywords[dialect].has(keyword) || (keyword === 'id' && pointer === '')) {
      context.note(`${pointer}/${keyword} was left out: it says nothing of which events are valid`);
    } else {
      context.refuse(
        joinPointer(pointer, keyword),
        keyword,
        `"${keyword}" is no keyword of ${dialectTitles[dialect]}, so validators ignore it there`,
        'Take it out, or say what it means in a draft of your own (busbar new event)',
      );
    }
  }

  const inner = (keyword: string, content: Json) => upSchema(content, joinPointer(pointer, keyword), context);
  const all = (keyword: string, content: Json): Json =>
    Array.isArray(content) ? content.map((each: Json, i) => inner(`${keyword}/${i}`, each)) : content;
  const named = (keyword: string, content: Json): Json =>
    isJsonObject(content)
      ? Object.fromEntries(
          Object.entries(content).map(([name, each]) => [
            name,
            upSchema(each, joinPointer(joinPointer(pointer, keyword), name), context),
          ]),
        )
      : content;

  const up: Record<string, Json> = {};
  for (const [keyword, content] of Object.entries(schema)) {
    switch (keyword) {
      case 'properties':
      case 'patternProperties':
        up[keyword] = named(keyword, content);
        break;
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        up[keyword] = all(keyword, content);
        break;
      case 'not':
      case 'additionalProperties':
        up[keyword] = inner(keyword, content);
        break;
      case 'items':
        if (Array.isArray(content)) up.prefixItems = all(keyword, content);
        else if (says(content)) up.items = inner(keyword, content);
        break;
      case 'additionalItems':
        if (Array.isArray(schema.items) && says(content)) up.items = inner(keyword, content);
        break;
      case 'dependencies':
        upDependencies(named, content, up);
        break;
      case 'format':
        if (typeof content === 'string' && Object.hasOwn(fullFormats, content)) up.format = content;
        else
          context.note(`${pointer}/format ${JSON.stringify(content)} was left out: contracts do not know it`);
        break;
      case 'example':
        up.examples ??= [content];
        break;
      case 'deprecated':
      case 'readOnly':
      case 'writeOnly':
        if (content === true) up[keyword] = true;
        break;
      case 'minimum':
      case 'maximum': {
        const exclusive = keyword === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
        up[schema[exclusive] === true ? exclusive : keyword] = content;
        break;
      }
      case 'exclusiveMinimum':
      case 'exclusiveMaximum':
        if (typeof content !== 'boolean') {
          context.refuse(
            joinPointer(pointer, keyword),
            keyword,
            `${dialectTitles[dialect]} has true or false there, not ${JSON.stringify(content)}`,
            `Write "${keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum'}": ${JSON.stringify(content)} with "${keyword}": true`,
          );
        }
        break;
      default: {
        const former = extensionKeywords.get(keyword);
        if (former !== undefined) up[former] = content;
        else if (sharedKeywords.has(keyword)) up[keyword] = content;
      }
    }
  }
  const { title, description, ...rest } = up;
  const said = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
  return tidied({ ...said, ...upType(schema, pointer, context), ...rest });
}

/** Beside `$ref` both dialects read nothing. */
function upReference(schema: JsonObject, ref: string, pointer: string, context: UpContext): Json {
  const ignored = Object.keys(schema).filter((keyword) => keyword !== '$ref' && !keyword.startsWith('x-'));
  if (ignored.length > 0) {
    context.note(
      `${pointer}: ${ignored.join(', ')} beside $ref is ignored in ${dialectTitles[context.dialect]}`,
    );
  }
  const target = context.refer(ref, pointer);
  return target === undefined ? true : { $ref: target };
}

/** Converts `type`, `nullable` and `enum`. */
function upType(schema: JsonObject, pointer: string, { dialect, note }: UpContext): JsonObject {
  const types = schema.type === undefined ? undefined : ([schema.type].flat() as readonly Json[]);
  const isNullable = dialect === 'OpenApi3' && schema.nullable === true;
  if (isNullable && types === undefined)
    note(`${pointer}: nullable is ignored where there is no type beside it`);
  const values = Array.isArray(schema.enum) ? (schema.enum as readonly Json[]) : undefined;
  const onlyNull = values?.length === 1 && values[0] === null && isNullable;
  if (onlyNull && types !== undefined) return { type: 'null' };
  const union = types === undefined || !isNullable ? types : [...new Set([...types, 'null'])];
  const constant = values?.length === 1 ? { const: values[0]! } : undefined;
  return {
    ...(union === undefined ? {} : { type: union.length === 1 ? union[0]! : union }),
    ...(constant ?? (values === undefined ? {} : { enum: values })),
  };
}

function upDependencies(
  named: (keyword: string, content: Json) => Json,
  content: Json,
  up: Record<string, Json>,
): void {
  const entries = Object.entries(isJsonObject(content) ? content : {});
  const lists = entries.filter(([, demand]) => Array.isArray(demand));
  const schemas = entries.filter(([, demand]) => !Array.isArray(demand));
  if (lists.length > 0) up.dependentRequired = Object.fromEntries(lists);
  if (schemas.length > 0) up.dependentSchemas = named('dependencies', Object.fromEntries(schemas));
}

/** Undoes what the older dialects force on schemas. */
function tidied(schema: JsonObject): Json {
  const { allOf, anyOf, not, ...rest } = schema;
  const keys = Object.keys(schema);
  if (keys.length === 1 && not !== undefined && (not === true || !says(not))) return false;
  const [only, ...others] = Array.isArray(allOf) ? (allOf as readonly Json[]) : [];
  if (isJsonObject(only) && typeof only.$ref === 'string' && others.length === 0) {
    return tidied({
      ...rest,
      ...(anyOf === undefined ? {} : { anyOf }),
      ...(not === undefined ? {} : { not }),
      $ref: only.$ref,
    });
  }
  const types = Array.isArray(anyOf) && schema.type === undefined ? anyOf.map(bareTypes) : [];
  if (types.length > 0 && types.every((each) => each !== undefined)) {
    const { anyOf: _, ...others } = schema;
    return { type: [...new Set(types.flat())] as readonly string[], ...others };
  }
  return schema;
}

/** Types of a schema that says nothing but them. */
function bareTypes(schema: Json): readonly string[] | undefined {
  if (!isJsonObject(schema)) return undefined;
  const { type, ...rest } = schema;
  return type !== undefined && canonicalText(rest) === '{}'
    ? ([type].flat() as readonly string[])
    : undefined;
}
