import envelope from '../../contracts/_platform/event-bridge-event.schema.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { readOdd } from '../../test/exports/plan-odd.ts';
import { eventMetadataSchema, planEnvelopeSchema } from './envelope-schema.ts';
import { wrapExample } from './wrap-example.ts';

describe('the schemas of the envelope', () => {
  it('narrow the envelope of the platform in detail-type, source and detail, and in nothing else', async () => {
    const [event] = (await readOdd({ events: ['demo.TreeGrown'] })).events;
    const own = planEnvelopeSchema(event!, event!.versions[0]!, '#/a', '#/b');

    expect(own.required).toEqual(envelope.required);
    expect(own.properties).toEqual({
      ...envelope.properties,
      'detail-type': { const: 'demo.TreeGrown' },
      source: { enum: ['busbar.demo'] },
      detail: {
        type: 'object',
        required: ['metadata', 'data'],
        properties: {
          metadata: {
            allOf: [
              { $ref: '#/a' },
              {
                properties: {
                  version: {
                    description: 'Every minor version of this major.',
                    type: 'string',
                    pattern: '^1\\.[0-9]+$',
                  },
                },
              },
            ],
          },
          data: { $ref: '#/b' },
        },
      },
    });
  });

  it('accept each stored example in its envelope, and refuse it under another version', async () => {
    const { events } = await readOdd();
    const ajv = formats.default(new Ajv2020({ strict: false }));

    for (const event of events) {
      for (const version of event.versions) {
        const schema = planEnvelopeSchema(event, version, '#/$defs/metadata', '#/$defs/data');
        // Within data, `$ref` begins at the data; here only the envelope is at stake.
        const check = ajv.compile({ ...schema, $defs: { metadata: eventMetadataSchema, data: {} } });
        const wrapped = wrapExample(event, version, 0);
        expect(check(wrapped), JSON.stringify(check.errors)).toBe(true);
        const { metadata } = wrapped.detail;
        const other = { ...wrapped, detail: { data: {}, metadata: { ...metadata, version: '9.0' } } };
        expect(check(other)).toBe(false);
      }
    }
  });
});
