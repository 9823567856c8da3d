import { freezeSchema } from '../../src/generate/freeze-schema.ts';
import { schemaText } from '../minimal-contract.ts';

/** Words that Markdown, YAML, HTML and MDX each read as something of their own. */
export const oddText =
  '# a | b `c` *d* _e_ [f](javascript:x) <img src=x onerror=y> {1 + 1} ${g}\n---\nno: yes # "\'\\ &amp; import x from "y" @all http://z.example 2025-03-01 |\n';

const facts = (changes: object) =>
  JSON.stringify({ owner: 'Team <One> & Co', sources: ['busbar.demo'], lifecycle: 'active', ...changes });

const thingV1 = { type: 'object', properties: { size: { type: 'integer' } } };
const thingV1Next = {
  type: 'object',
  properties: { size: { type: 'integer' }, note: { type: 'string', maxLength: 8 } },
};

/** Contracts with every case that exports must take: drafts, retired events, releases, recursion, shared parts, odd words. */
export const oddContracts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '_shared/money.schema.json': schemaText({
      type: 'object',
      required: ['pence'],
      properties: { pence: { $ref: '#/$defs/whole' } },
      $defs: { whole: { type: 'integer', minimum: 0 } },
    }),
    'demo/ThingHappened/contract.json': facts({
      description: oddText,
      sources: ['busbar.demo', 'busbar.other'],
      classifications: { '/size': 'pii' },
    }),
    'demo/ThingHappened/v1.schema.json': schemaText(thingV1Next),
    'demo/ThingHappened/v1.examples.json': JSON.stringify([{ size: 1 }]),
    'demo/ThingHappened/releases/1.0.json': freezeSchema('demo.ThingHappened', '1.0', thingV1),
    'demo/ThingHappened/releases/1.1.json': freezeSchema('demo.ThingHappened', '1.1', thingV1Next),
    'demo/ThingHappened/v2.schema.json': schemaText({
      description: oddText,
      type: 'object',
      required: ['size', 'price'],
      properties: {
        size: { type: 'integer', minimum: 1, description: oddText },
        price: { $ref: '../../_shared/money.schema.json' },
        'a/b~c|d`{e} f': { type: 'string', pattern: '^[a|b]{1,3}`$' },
        yes: { type: ['string', 'null'], default: 'no', enum: ['no', 'on', '2025-03-01', null] },
      },
    }),
    'demo/ThingHappened/v2.examples.json': JSON.stringify([
      { size: 1, price: { pence: 5 }, yes: 'no' },
      { size: 2, price: { pence: 5 }, 'a/b~c|d`{e} f': 'a`', yes: '2025-03-01' },
    ]),
    'demo/ThingHappened/upcast-v1-to-v2.ts': 'export function upcast(data) { return data; }',
    'demo/TreeGrown/contract.json': facts({
      description: 'A tree has grown.',
      lifecycle: 'deprecated',
      deprecation: { since: '2026-09-01', successor: 'demo.ThingHappened' },
    }),
    'demo/TreeGrown/v1.schema.json': schemaText({
      type: 'object',
      required: ['root', 'carrier'],
      properties: {
        root: { $ref: '#/$defs/node' },
        carrier: {
          oneOf: [
            { type: 'object', required: ['kind'], properties: { kind: { const: 'air' } } },
            {
              type: 'object',
              required: ['kind', 'plate'],
              properties: { kind: { const: 'road' }, plate: { type: 'string' } },
            },
          ],
        },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        position: {
          type: 'array',
          prefixItems: [{ type: 'number' }, { type: 'number' }],
          items: false,
          minItems: 2,
        },
      },
      $defs: {
        node: {
          type: 'object',
          required: ['value'],
          properties: {
            value: { type: 'number' },
            children: { type: 'array', items: { $ref: '#/$defs/node' }, maxItems: 3 },
          },
        },
      },
    }),
    'demo/TreeGrown/v1.examples.json': JSON.stringify([
      { root: { value: 1, children: [{ value: 2 }] }, carrier: { kind: 'road', plate: 'X' } },
    ]),
    'demo/PlanSketched/contract.json': facts({
      description: 'A plan has been sketched.',
      lifecycle: 'draft',
    }),
    'demo/PlanSketched/v1.schema.json': schemaText({ type: 'object', properties: {} }),
    'demo/PlanSketched/v1.examples.json': '[{}]',
  }),
);
