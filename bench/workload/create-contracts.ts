import { createRandom, type Random } from '@busbar/core';

/** Text of each file of a contracts folder, by path below it. */
export type ContractTexts = ReadonlyMap<string, string>;

/** What is done to every contract: nothing, one edit that all readers survive, or one that some do not. */
export type ContractEdit = 'none' | 'compatible' | 'breaking';

type Schema = Readonly<Record<string, unknown>>;

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const words = 'order customer parcel invoice payment address product refund carrier shelf'.split(' ');
const patterns = ['^[A-Z]{2}-[0-9]{4}$', '^[a-z]{1,12}$', '^[0-9]{8,13}$'];
const shared: Readonly<Record<string, Schema>> = {
  money: {
    type: 'object',
    required: ['currency', 'pence'],
    properties: { currency: { enum: ['GBP', 'EUR', 'USD'] }, pence: { type: 'integer', minimum: 0 } },
  },
  address: {
    type: 'object',
    required: ['country'],
    properties: {
      country: { type: 'string', pattern: '^[A-Z]{2}$' },
      lines: { type: 'array', items: { type: 'string', maxLength: 80 }, maxItems: 5 },
    },
  },
};

/**
 * Makes a contracts folder of active events with one major version each; the same one for the same seed.
 *
 * @param fields number of top-level fields of each contract.
 */
export function createContracts(
  count: number,
  fields: number,
  seed: number,
  edit: ContractEdit = 'none',
): ContractTexts {
  const random = createRandom(seed);
  const files = new Map<string, string>();
  for (const [name, schema] of Object.entries(shared))
    files.set(`_shared/${name}.schema.json`, toText({ $schema: dialect, ...schema }));
  for (let i = 0; i < count; i += 1) {
    const drawn = Array.from({ length: fields }, (_, field) => {
      const name = `${words[random.integer(0, words.length - 1)]}${field}`;
      return [name, drawField(random)] as const;
    });
    const required = drawn.filter(() => random.next() < 0.5).map(([name]) => name);
    const properties = Object.fromEntries([['status', { enum: ['new', 'paid', 'sent'] }], ...drawn]);
    const schema = { $schema: dialect, type: 'object', required: ['status', ...required], properties };
    const example = Object.fromEntries(
      drawn.flatMap(([name, field]) => (required.includes(name) ? [[name, exampleOf(field)]] : [])),
    );
    const folder = `area${i % 10}/Thing${i}Changed`;
    const facts = { owner: 'bench', description: 'A thing has changed.', sources: ['busbar.bench'] };
    files.set(`${folder}/contract.json`, toText({ ...facts, lifecycle: 'active' }));
    files.set(`${folder}/v1.schema.json`, toText(edited(schema, edit)));
    files.set(`${folder}/v1.examples.json`, toText([{ status: 'new', ...example }]));
  }
  return files;
}

function edited(schema: Schema & { readonly properties: Schema }, edit: ContractEdit): Schema {
  const { properties } = schema;
  switch (edit) {
    case 'none':
      return schema;
    case 'compatible':
      return { ...schema, properties: { ...properties, note: { type: 'string', maxLength: 200 } } };
    case 'breaking':
      return { ...schema, properties: { ...properties, status: { enum: ['new', 'paid'] } } };
  }
}

function drawField(random: Random): Schema {
  const kinds: readonly (() => Schema)[] = [
    () => ({ type: 'string', minLength: 1, maxLength: random.integer(10, 200) }),
    () => ({ type: 'string', pattern: patterns[random.integer(0, patterns.length - 1)] }),
    () => ({ type: 'string', format: 'date-time' }),
    () => ({ type: 'integer', minimum: 0, maximum: random.integer(10, 10_000) }),
    () => ({ type: ['number', 'null'] }),
    () => ({ type: 'boolean' }),
    () => ({ enum: ['low', 'middle', 'high'] }),
    () => ({ type: 'array', items: { $ref: '../../_shared/money.schema.json' }, maxItems: 100 }),
    () => ({ $ref: '../../_shared/address.schema.json' }),
    () => ({
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', format: 'uuid' }, rank: { type: 'integer' } },
    }),
  ];
  return kinds[random.integer(0, kinds.length - 1)]!();
}

function exampleOf({ type, pattern, format, enum: listed, $ref, properties }: Schema): unknown {
  if (listed !== undefined) return (listed as readonly string[])[0];
  if ($ref !== undefined) return { country: 'GB' };
  if (pattern !== undefined) return ['AB-1234', 'abc', '12345678'][patterns.indexOf(String(pattern))];
  if (format !== undefined) return '2025-03-01T08:26:00Z';
  if (properties !== undefined) return { id: '01956f3a-0000-7000-8000-000000000000' };
  if (type === 'string') return 'a';
  if (type === 'integer') return 1;
  if (type === 'array') return [];
  return type === 'boolean' ? true : null;
}

export function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
