const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** JSON text of a schema document. */
export const schemaText = (schema: object) => JSON.stringify({ $schema: dialect, ...schema });

/** Folder of the one event that the smallest contracts folder has. */
export const folder = 'demo/ThingHappened';

/** A schema of its data. @param size schema of the one field that it requires. @param more further keywords. */
export const minimalSchema = (size: object, more: object = {}) => ({
  type: 'object',
  required: ['size'],
  properties: { size },
  ...more,
});

/** The smallest contracts folder that can be generated from: `demo.ThingHappened` version 1. */
export const minimalContract: Readonly<Record<string, string>> = {
  [`${folder}/contract.json`]: JSON.stringify({
    owner: 'demo',
    description: 'A thing has happened.',
    sources: ['busbar.demo'],
    lifecycle: 'active',
  }),
  [`${folder}/v1.schema.json`]: schemaText(minimalSchema({ type: 'integer', minimum: 1 })),
  [`${folder}/v1.examples.json`]: '[{ "size": 1 }]',
};
