import { beforeAll, describe, expect, it } from 'vitest';
import { readOrderContracts } from '../../test/read-order-contracts.ts';
import { bundleSchema } from '../generate/bundle-schema.ts';
import { freezeSchema } from '../generate/freeze-schema.ts';
import type { Json } from '../generate/json-pointer.ts';
import { type ContractFiles, readContracts } from '../generate/read-contracts.ts';
import { toRegistryDocuments } from './to-registry-documents.ts';

let contracts: ContractFiles;
beforeAll(async () => {
  contracts = await readOrderContracts();
});

describe('toRegistryDocuments', () => {
  const edit = (file: string, change: (text: string) => string) =>
    new Map([...contracts].map(([path, text]) => [path, path === file ? change(text) : text]));
  const releases = 'orders/OrderCancelled/releases/';
  const unreleased = (files: ContractFiles) =>
    new Map([...files].filter(([path]) => !path.startsWith(releases)));
  const contractFile = 'orders/OrderCancelled/contract.json';
  const schemaFile = 'orders/OrderCancelled/v1.schema.json';

  it('leaves drafts out and keeps their names', () => {
    const drafted = edit(contractFile, (text) => text.replace('"active"', '"draft"'));

    const { documents, names } = toRegistryDocuments(unreleased(drafted), ['OpenApi3']);

    expect(documents.map(({ name }) => name)).toEqual([
      'busbar.shop@orders.OrderPlaced-v1',
      'busbar.shop@orders.OrderPlaced-v2',
    ]);
    expect(names).toContain('busbar.shop@orders.OrderCancelled-v1');
  });

  it('cuts a long description to 256 characters, and no character in two', () => {
    const described = (description: string) =>
      toRegistryDocuments(
        edit(contractFile, (text) =>
          JSON.stringify({ ...(JSON.parse(text) as Record<string, unknown>), description }),
        ),
        ['OpenApi3'],
      ).documents[0]?.description;

    expect(described('a'.repeat(257))).toBe('a'.repeat(256));
    expect(described(`${'a'.repeat(254)}🚚🚚`)).toBe(`${'a'.repeat(254)}🚚`);
    expect(described(`${'a'.repeat(255)}🚚🚚`)).toBe('a'.repeat(255));
  });

  it('names the file of what cannot be said, also where that is shared, and writes the others', () => {
    const shared = edit('_shared/identifier.schema.json', (text) =>
      text.replace('"type": "string"', '"type": "string", "not": { "prefixItems": [{ "minimum": 1 }] }'),
    );

    const { documents, problems } = toRegistryDocuments(shared, ['OpenApi3', 'JSONSchemaDraft4']);

    expect(documents.map(({ dialect }) => dialect)).toEqual(
      Array.from({ length: 3 }, () => 'JSONSchemaDraft4'),
    );
    expect(problems.map(({ file, pointer }) => `${file}#${pointer}`)).toEqual(
      Array.from({ length: 3 }, () => '_shared/identifier.schema.json#/not/prefixItems'),
    );
  });

  it('writes a large document without line breaks, and refuses one of more than 100,000 characters', () => {
    const fields = (count: number) =>
      Array.from({ length: count }, (_, i) => `"field${i}": { "type": "string", "maxLength": 1 }`).join(',');
    const sized = (count: number) => {
      const grown = edit(schemaFile, (text) =>
        text.replace('"properties": {', `"properties": { ${fields(count)},`),
      );
      const { documents, problems } = toRegistryDocuments(grown, ['OpenApi3']);
      const document = documents.find(({ name }) => name.includes('OrderCancelled'));
      return { lines: document?.content.split('\n').length, problems: problems.map(({ reason }) => reason) };
    };

    expect(sized(600).problems).toEqual([]);
    expect(sized(600).lines).toBeGreaterThan(1000);
    expect(sized(1500)).toEqual({ lines: 1, problems: [] });
    expect(sized(3000).problems).toEqual([
      expect.stringMatching(
        /^as OpenAPI 3\.0 the document has 1\d{5} characters, the registry takes 100000$/,
      ),
    ]);
  });

  it('carries the version of the newest release', () => {
    const { schemas } = readContracts(contracts);
    const { schema } = bundleSchema(schemas, schemaFile);
    const freeze = (minor: number, frozen: Json) =>
      [`${releases}1.${minor}.json`, freezeSchema('orders.OrderCancelled', `1.${minor}`, frozen)] as const;
    const released = new Map([
      ...unreleased(contracts),
      freeze(0, { ...schema, description: 'Earlier.' }),
      freeze(1, schema),
    ]);

    const { documents, problems } = toRegistryDocuments(released, ['OpenApi3']);

    const versions = documents.map(({ tags }) => tags['busbar:version']);
    expect(problems.length === 0 ? versions : problems).toEqual(['1.1', '1.0', '2.0']);
  });
});
