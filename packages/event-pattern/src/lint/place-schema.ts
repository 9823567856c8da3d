import { type JsonSchema, type SchemaPlace, toDocumentPlace, toKnownPlace } from './schema-place.ts';

const TEXT: JsonSchema = { type: 'string' };
const ENVELOPE: Readonly<Record<string, JsonSchema>> = {
  version: TEXT,
  id: TEXT,
  'detail-type': TEXT,
  source: TEXT,
  account: TEXT,
  time: TEXT,
  region: TEXT,
  'replay-name': TEXT,
  resources: { type: 'array', items: TEXT },
};
const ALWAYS = ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail'];

/**
 * Schemas of whole events, made from a schema of one part of them. The parts around are what EventBridge gives every
 * event; a schema of the whole event is taken as it is.
 *
 * @param at path of the part that the schema describes; the event holds it. Empty for the whole event.
 */
export function placeSchema(schema: JsonSchema, at: string): readonly SchemaPlace[] {
  const described = toDocumentPlace(schema);
  // Only objects are events.
  if (at === '') return [described, toKnownPlace({ type: 'object' })];
  const steps = at.split('.');
  const [top = ''] = steps;
  // So is their detail, whether its schema says so or not.
  const inner =
    at === 'detail' ? { allOf: [schema], type: 'object' } : steps.slice(1).reduceRight(wrap, schema);
  const isDetail = top === 'detail';
  const event: JsonSchema = {
    type: 'object',
    required: isDetail ? ALWAYS : [...ALWAYS, top],
    properties: isDetail
      ? { ...ENVELOPE, detail: inner }
      : { ...ENVELOPE, detail: { type: 'object' }, [top]: inner },
  };
  return [toKnownPlace(event, described)];
}

function wrap(inner: JsonSchema, key: string): JsonSchema {
  return { type: 'object', required: [key], properties: { [key]: inner } };
}
