const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** JSON text of a schema document. */
export const schemaText = (schema: object) => JSON.stringify({ $schema: dialect, ...schema });

/** The smallest contracts folder that can be generated from: `demo.ThingHappened` version 1. */
export const minimalContract: Readonly<Record<string, string>> = {
  'demo/ThingHappened/contract.json': JSON.stringify({
    owner: 'demo',
    description: 'A thing has happened.',
    sources: ['busbar.demo'],
    lifecycle: 'active',
  }),
  'demo/ThingHappened/v1.schema.json': schemaText({
    type: 'object',
    required: ['size'],
    properties: { size: { type: 'integer', minimum: 1 } },
  }),
  'demo/ThingHappened/v1.examples.json': '[{ "size": 1 }]',
};
