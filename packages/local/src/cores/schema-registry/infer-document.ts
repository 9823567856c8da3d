import { limits } from '@busbar/core';
import { isTooDeep } from '../../gateway/protocols/json-depth.ts';
import {
  eventShapeOf,
  mergeEventShapes,
  toEventDocument,
  toOpenApiDocument,
} from '../schema-inference/event-shape.ts';
import { mergeShapes, shapeOf } from '../schema-inference/shape.ts';
import { toStringFormat } from '../schema-inference/string-format.ts';
import { type OpenApiSchema, toOpenApiComponents } from '../schema-inference/to-open-api-schema.ts';
import { schemasErrors } from './schemas-errors.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Infers the OpenAPI 3.0 document of sampled events: of EventBridge's own envelope, or else of plain objects, which are
 * an `Event`.
 *
 * @param events JSON texts of one type of event.
 * @throws {AwsError} BadRequestException for what is no JSON object, nested too deeply or of several types.
 */
export function inferDocument(events: readonly string[]): OpenApiSchema {
  const parsed = events.map(parse);
  const envelopes = parsed.filter(isEnvelope);
  if (envelopes.length < parsed.length) {
    if (envelopes.length > 0) throw schemasErrors.invalid('Events must be of a single type.');
    return toOpenApiDocument(
      'Event',
      toOpenApiComponents(parsed.map(shapeOf).reduce(mergeShapes).object!, 'Event', []),
    );
  }
  const [first, ...others] = envelopes.map((event) =>
    eventShapeOf({
      source: event.source,
      detailType: event['detail-type'],
      resources: event.resources,
      detail: event.detail,
    }),
  );
  if (others.some((each) => each.source !== first!.source || each.detailType !== first!.detailType)) {
    throw schemasErrors.invalid('Events must be of a single type.');
  }
  return toEventDocument(others.reduce(mergeEventShapes, first!));
}

interface Envelope extends Json {
  readonly source: string;
  readonly 'detail-type': string;
  readonly resources: readonly string[];
  readonly detail: object;
}

const textMembers = ['version', 'id', 'detail-type', 'source', 'account', 'region'];

function isEnvelope(event: Json): event is Envelope {
  const { resources, time, detail } = event;
  return (
    textMembers.every((name) => typeof event[name] === 'string') &&
    typeof time === 'string' &&
    toStringFormat(time) === 'date-time' &&
    Array.isArray(resources) &&
    resources.every((resource) => typeof resource === 'string') &&
    isObject(detail)
  );
}

function parse(text: string): Json {
  const { discoveredLevels } = limits.schemas;
  if (isTooDeep(text, discoveredLevels)) {
    throw schemasErrors.invalid(`Events must not be nested in more than ${discoveredLevels} levels.`);
  }
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    event = undefined;
  }
  if (!isObject(event)) throw schemasErrors.invalid('Each event must be a JSON object.');
  return event;
}
