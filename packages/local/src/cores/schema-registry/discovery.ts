import { limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { isTooDeep } from '../../gateway/protocols/json-depth.ts';
import type { BusEvent } from '../event-bus/bus-event.ts';
import { toDiscoveredSchemaName } from '../schema-inference/to-discovered-schema-name.ts';
import {
  type EventShape,
  eventShapeOf,
  mergeEventShapes,
  toEventDocument,
} from '../schema-inference/event-shape.ts';
import { DISCOVERED_SCHEMAS } from './registry-record.ts';
import type { Schemas, SchemaUpdate } from './schemas.ts';

/** The envelope is the first level of an event, and its detail the second. */
const LEVELS_OF_DETAIL = limits.schemas.discoveredLevels - 1;

/**
 * Creates what keeps `discovered-schemas` up with events: the first event of a source and detail-type makes a schema,
 * each that does not fit what was seen so far makes a version that fits all of them. Events that are too large or
 * nested too deeply are left out, and so are those for which the quotas leave no room.
 */
export function createDiscovery(cloud: CloudContext, schemas: Schemas): (event: BusEvent) => void {
  const shapes = cloud.store.collection<EventShape>('schemas.discovered-shapes');

  return (event) => {
    if (event.sizeBytes > limits.schemas.discoveredBytes || isTooDeep(event.detail, LEVELS_OF_DETAIL)) return;
    const name = toDiscoveredSchemaName(event.source, event.detailType);
    const schema = { registryName: DISCOVERED_SCHEMAS, name };
    const isKnown = schemas.find(schema) !== undefined;
    const before = isKnown ? shapes.get(name) : undefined;
    const seen = eventShapeOf({ ...event, detail: JSON.parse(event.detail) as object });
    const shape = before === undefined ? seen : mergeEventShapes(before, seen);
    if (before !== undefined && JSON.stringify(shape) === JSON.stringify(before)) return;

    const update: Required<Pick<SchemaUpdate, 'type' | 'content'>> = {
      type: 'OpenApi3',
      content: JSON.stringify(toEventDocument(shape)),
    };
    try {
      const { version } = isKnown
        ? schemas.update(schema, update)
        : schemas.create(schema, { ...update, tags: {} });
      shapes.set(name, shape);
      cloud.spy.note({
        type: 'schema-discovered',
        atMs: cloud.clock.now(),
        schemaName: name,
        schemaVersion: String(version.version),
        eventId: event.id,
      });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
    }
  };
}
