import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateDiscovererCommand,
  type CreateDiscovererCommandInput,
  SchemasClient,
} from '@aws-sdk/client-schemas';
import { createVirtualClock } from '@busbar/core';
import type { LocalCloudOptions } from '../src/local-cloud.ts';
import { startLocalCloud } from '../src/start-local-cloud.ts';

/** ARNs of the cloud's account in its home region. */
export const schemasArns = {
  registry: (name: string) => `arn:aws:schemas:us-east-1:000000000000:registry/${name}`,
  schema: (registryName: string, name: string) =>
    `arn:aws:schemas:us-east-1:000000000000:schema/${registryName}/${name}`,
  discoverer: (eventBusName: string) =>
    `arn:aws:schemas:us-east-1:000000000000:discoverer/events-event-bus-${eventBusName}`,
  eventBus: (name: string) => `arn:aws:events:us-east-1:000000000000:event-bus/${name}`,
} as const;

/** The start of the clock of a schemas cloud. */
export const schemasStart = '2026-01-01T00:00:00Z';

/** A cloud that stands still at the start of 2026, with clients of schemas and event buses. */
export async function startSchemasCloud(options: LocalCloudOptions = {}) {
  const cloud = await startLocalCloud({
    clock: createVirtualClock({ startMs: Date.parse(schemasStart) }),
    seed: 1,
    ...options,
  });
  const clientOptions = {
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: cloud.credentials,
    maxAttempts: 1,
  };
  const schemas = new SchemasClient(clientOptions);
  const events = new EventBridgeClient(clientOptions);
  return {
    cloud,
    schemas,
    events,
    clientOptions,
    /** Puts one event of the source `shop`. */
    async putEvent(detailType: string, detail: object, others: object = {}) {
      const { FailedEntryCount } = await events.send(
        new PutEventsCommand({
          Entries: [{ Source: 'shop', DetailType: detailType, Detail: JSON.stringify(detail), ...others }],
        }),
      );
      if (FailedEntryCount !== 0) throw new Error('The event was rejected.');
    },
    /** Creates a discoverer, of the default bus unless another is named. */
    createDiscoverer: (others: Partial<CreateDiscovererCommandInput> = {}) =>
      schemas.send(new CreateDiscovererCommand({ SourceArn: schemasArns.eventBus('default'), ...others })),
    async stop() {
      schemas.destroy();
      events.destroy();
      await cloud.stop();
    },
  };
}

export type SchemasCloud = Awaited<ReturnType<typeof startSchemasCloud>>;

/** What a rejected call says: `400 BadRequestException: …`. */
export async function schemasRefusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
    return `${$metadata.httpStatusCode} ${name}: ${message}`;
  }
  return 'no refusal';
}

/** Output of a call without what is told of the call itself. */
export function withoutMetadata<Output extends { readonly $metadata: unknown }>(
  output: Output,
): Omit<Output, '$metadata'> {
  const { $metadata: _, ...rest } = output;
  return rest;
}

/** An OpenAPI 3.0 document as text. @param version of its info. */
export const openApi = (version = '1.0.0') =>
  JSON.stringify({
    openapi: '3.0.0',
    info: { title: 'OrderPlaced', version },
    paths: {},
    components: { schemas: { OrderPlaced: { type: 'object' } } },
  });

/** A draft 4 schema as text. */
export const draft4 = JSON.stringify({ $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' });
