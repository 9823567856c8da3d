import { createRandom, type Random } from '@busbar/core';
import { type ContractTexts, toText } from './create-contracts.ts';

type Schema = Readonly<Record<string, unknown>>;

const text = (maxLength: number): Schema => ({ type: 'string', minLength: 1, maxLength });
const record = (required: readonly string[], properties: Schema, description: string): Schema => ({
  description,
  type: 'object',
  required,
  properties,
});
const list = (items: Schema): Schema => ({ type: 'array', items, maxItems: 100 });
const to = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const kind = (name: string, properties: Schema): Schema =>
  record(['kind', ...Object.keys(properties)], { kind: { const: name }, ...properties }, `By ${name}.`);

const definitions: Readonly<Record<string, Schema>> = {
  Money: record(
    ['currency', 'pence'],
    { currency: { enum: ['GBP', 'EUR', 'USD'] }, pence: { type: 'integer', minimum: 0 } },
    'An amount in the smallest unit of its currency.',
  ),
  Address: record(
    ['country', 'lines'],
    { country: { type: 'string', pattern: '^[A-Z]{2}$' }, lines: list(text(80)), postcode: text(12) },
    'Where something is, or goes.',
  ),
  Party: record(
    ['id', 'name'],
    {
      id: { type: 'string', format: 'uuid' },
      name: text(120),
      email: { type: 'string', format: 'email' },
      address: to('Address'),
    },
    'A person or a company.',
  ),
  Line: record(
    ['sku', 'quantity', 'price'],
    {
      sku: text(40),
      quantity: { type: 'integer', minimum: 1 },
      price: to('Money'),
      note: { type: ['string', 'null'] },
    },
    'One line of an order.',
  ),
  Payment: {
    oneOf: [
      kind('card', { last4: { type: 'string', pattern: '^[0-9]{4}$' }, brand: { enum: ['visa', 'amex'] } }),
      kind('transfer', { iban: text(34), bank: to('Party') }),
      kind('voucher', { code: text(20), amount: to('Money') }),
    ],
  },
  Part: record(
    ['name'],
    { name: text(40), parts: list(to('Part')), weightGrams: { type: 'number' } },
    'Made of parts.',
  ),
};

/** Path of the schema below the contracts folder. */
export const largeContract = { domain: 'large', event: 'DossierChanged' } as const;

/**
 * Makes one contract whose schema has at least so many lines: sections of nested records over shared definitions,
 * unions, tuples and formats; the same one for the same seed.
 */
export function createLargeContract(lines: number, seed: number): ContractTexts {
  const random = createRandom(seed);
  const sections: Record<string, Schema> = {};
  const schema = () => ({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Dossier',
    ...record(
      ['payment', 'root'],
      { payment: to('Payment'), root: to('Part'), ...sections },
      'A dossier has changed.',
    ),
    $defs: definitions,
  });
  for (let i = 0; toText(schema()).split('\n').length <= lines; i += 1)
    sections[`section${i}`] = drawRecord(random, 2);
  const folder = `${largeContract.domain}/${largeContract.event}`;
  const facts = { owner: 'bench', description: 'A dossier has changed.', sources: ['busbar.bench'] };
  const payment = { kind: 'card', last4: '1234', brand: 'visa' };
  return new Map([
    [`${folder}/contract.json`, toText({ ...facts, lifecycle: 'active' })],
    [`${folder}/v1.schema.json`, toText(schema())],
    [`${folder}/v1.examples.json`, toText([{ payment, root: { name: 'frame' } }])],
  ]);
}

function drawRecord(random: Random, depth: number): Schema {
  const fields = Array.from({ length: random.integer(4, 7) }, (_, i) => [
    `field${i}`,
    drawField(random, depth),
  ]);
  return record(['field0'], Object.fromEntries(fields), 'A section of the dossier.');
}

function drawField(random: Random, depth: number): Schema {
  const kinds: readonly (() => Schema)[] = [
    () => text(random.integer(10, 200)),
    () => ({ type: 'string', format: 'date-time', description: 'When it happened.' }),
    () => ({ type: ['integer', 'null'], minimum: 0 }),
    () => ({ enum: ['low', 'middle', 'high'] }),
    () => to('Money'),
    () => list(to('Line')),
    () => ({ anyOf: [to('Party'), { type: 'null' }] }),
    () => ({
      type: 'array',
      prefixItems: [{ type: 'number' }, { type: 'number' }],
      items: false,
      minItems: 2,
    }),
    () => ({ type: 'object', additionalProperties: to('Payment') }),
    ...(depth > 0 ? [() => drawRecord(random, depth - 1), () => drawRecord(random, depth - 1)] : []),
  ];
  return kinds[random.integer(0, kinds.length - 1)]!();
}
