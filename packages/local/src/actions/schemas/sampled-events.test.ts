import { GetDiscoveredSchemaCommand, ListSchemasCommand } from '@aws-sdk/client-schemas';
import { describe, expect, it } from 'vitest';
import { schemasRefusal as refusal, schemasStart } from '../../../test/schemas-cloud.ts';
import { useSchemas } from '../../../test/use-schemas.ts';

const { local } = useSchemas();

describe('sampled events', () => {
  const event = (detail: object, others: object = {}) =>
    JSON.stringify({
      version: '0',
      id: '1',
      'detail-type': 'Order Placed',
      source: 'shop',
      account: '000000000000',
      time: schemasStart,
      region: 'us-east-1',
      resources: [],
      detail,
      ...others,
    });
  const infer = (Events: string[], Type: 'OpenApi3' | 'JSONSchemaDraft4' = 'OpenApi3') =>
    local().schemas.send(new GetDiscoveredSchemaCommand({ Type, Events }));
  const contentOf = async (...call: Parameters<typeof infer>) =>
    JSON.parse((await infer(...call)).Content!) as Record<string, unknown>;

  it('give the schema of them all, and keep nothing', async () => {
    expect(await contentOf([event({ id: 1 }), event({ id: 2, note: 'x' })])).toMatchObject({
      info: { title: 'OrderPlaced' },
      components: {
        schemas: {
          AWSEvent: { 'x-amazon-events-source': 'shop' },
          OrderPlaced: {
            type: 'object',
            required: ['id'],
            properties: { id: { type: 'number' }, note: { type: 'string' } },
          },
        },
      },
    });
    expect(
      (await local().schemas.send(new ListSchemasCommand({ RegistryName: 'discovered-schemas' }))).Schemas,
    ).toEqual([]);
  });

  it('that are no events of a bus are an Event, as draft 4 with its definitions', async () => {
    expect(await contentOf(['{"a":{"b":null}}', '{"a":{"b":1}}'], 'JSONSchemaDraft4')).toEqual({
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: 'Event',
      type: 'object',
      required: ['a'],
      properties: { a: { $ref: '#/definitions/A' } },
      definitions: {
        A: { type: 'object', required: ['b'], properties: { b: { type: ['number', 'null'] } } },
      },
    });
  });

  it('are refused when they are none, too many, too deep or of several types', async () => {
    const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

    expect((await infer([nested(255)])).Content).toContain('"A254"');
    expect([
      await refusal(infer([])),
      await refusal(infer(Array.from({ length: 11 }, () => '{}'))).then((text) => text.slice(-60)),
      await refusal(infer(['[]'])),
      await refusal(infer(['{'])),
      await refusal(infer([nested(256)])),
      await refusal(infer([event({}), event({}, { source: 'other' })])),
      await refusal(infer([event({}), '{}'])),
    ]).toMatchInlineSnapshot(`
      [
        "400 BadRequestException: 1 validation error detected: Value '[]' at 'events' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "constraint: Member must have length less than or equal to 10",
        "400 BadRequestException: Each event must be a JSON object.",
        "400 BadRequestException: Each event must be a JSON object.",
        "400 BadRequestException: Events must not be nested in more than 255 levels.",
        "400 BadRequestException: Events must be of a single type.",
        "400 BadRequestException: Events must be of a single type.",
      ]
    `);
  });
});
