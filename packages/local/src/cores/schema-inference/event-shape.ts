import { toPascalCase } from './component-names.ts';
import { mergeShapes, type ObjectShape, type Shape, shapeOf } from './shape.ts';
import { type OpenApiComponents, type OpenApiSchema, toOpenApiComponents } from './to-open-api-schema.ts';

/** What is known of the events of one source and detail-type. JSON; equal ones have equal texts. */
export interface EventShape {
  readonly source: string;
  readonly detailType: string;
  readonly resources: Shape;
  readonly detail: ObjectShape;
}

/** An event as far as its shape goes. */
export interface ShapedEvent {
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly unknown[];
  readonly detail: object;
}

/** Gives the shape of one event. */
export function eventShapeOf({ source, detailType, resources, detail }: ShapedEvent): EventShape {
  return { source, detailType, resources: shapeOf(resources), detail: shapeOf(detail).object! };
}

/** Gives the shape of all events that either shape knows of. */
export function mergeEventShapes(a: EventShape, b: EventShape): EventShape {
  return {
    ...a,
    resources: mergeShapes(a.resources, b.resources),
    detail: mergeShapes({ object: a.detail }, { object: b.detail }).object!,
  };
}

/** Name of the component that stands for a whole event. */
export const EVENT_COMPONENT = 'AWSEvent';

/**
 * Writes the shape of events as the OpenAPI 3.0 document that AWS's discovery makes of them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-create.html
 */
export function toEventDocument({ source, detailType, resources, detail }: EventShape): OpenApiSchema {
  const pascal = toPascalCase(detailType) || 'Detail';
  const title = pascal === EVENT_COMPONENT ? `${pascal}2` : pascal;
  const text = { type: 'string' };
  const items = toOpenApiItems(resources);
  return toOpenApiDocument(title, {
    [EVENT_COMPONENT]: {
      type: 'object',
      required: [
        'detail-type',
        'resources',
        'detail',
        'id',
        'source',
        'time',
        'region',
        'version',
        'account',
      ],
      'x-amazon-events-detail-type': detailType,
      'x-amazon-events-source': source,
      properties: {
        detail: { $ref: `#/components/schemas/${title}` },
        account: text,
        'detail-type': text,
        id: text,
        region: text,
        resources: { type: 'array', items },
        source: text,
        time: { ...text, format: 'date-time' },
        version: text,
      },
    },
    ...toOpenApiComponents(detail, title, [EVENT_COMPONENT]),
  });
}

/** Writes components as a document that holds nothing else. */
export function toOpenApiDocument(title: string, schemas: OpenApiComponents): OpenApiSchema {
  return { openapi: '3.0.0', info: { version: '1.0.0', title }, paths: {}, components: { schemas } };
}

/** Resources are texts; of events without any, AWS writes objects. */
function toOpenApiItems({ array }: Shape): OpenApiSchema {
  return array?.items === undefined ? { type: 'object' } : { type: 'string' };
}
