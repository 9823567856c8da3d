import { fileURLToPath } from 'node:url';
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { planOdd } from '../../../test/exports/plan-odd.ts';
import { readTexts } from '../../generate/read-texts.ts';
import { planExport } from '../plan-export.ts';
import { readExportCatalog } from '../read-export-catalog.ts';
import { asyncApiExport } from './asyncapi-export.ts';

interface Message {
  readonly payload: { readonly $ref: string };
  readonly examples: readonly { readonly payload: unknown }[];
}

interface Document {
  readonly info: { readonly version: string };
  readonly operations: Record<string, { action: string; messages: { $ref: string }[] }>;
  readonly components: { readonly messages: Record<string, Message>; readonly schemas: object };
}

/** 0 error, 1 warning, 2 information. */
async function diagnosticsOf(text: string, atMost = 1) {
  const diagnostics = await new Parser().validate(text);
  return diagnostics
    .filter(({ severity }) => severity <= atMost)
    .map(({ code, message }) => ({ code, message }));
}

const plan = async (fileName = 'asyncapi.yaml') => {
  const files = await planOdd('asyncapi', { drafts: true }, fileName);
  return files.get(fileName)!;
};

describe('asyncApiExport', () => {
  it.each(['asyncapi.yaml', 'asyncapi.json'])(
    "plans %s in which AsyncAPI's own parser finds neither error nor warning",
    async (fileName) => {
      expect(await diagnosticsOf(await plan(fileName))).toEqual([]);
    },
  );

  it("plans the contracts of this package so that AsyncAPI's own parser finds neither error nor warning", async () => {
    const contracts = await readTexts(
      fileURLToPath(new URL('../../../contracts', import.meta.url)),
      /\.(?:json|ts)$/,
    );
    const catalog = await readExportCatalog({ contracts });
    const files = planExport({ format: asyncApiExport, catalog });

    expect(await diagnosticsOf(files.get('asyncapi.yaml')!)).toEqual([]);
  });

  it('leaves out examples with a field "$ref", which parsers follow to files', async () => {
    const contracts = new Map([
      [
        'demo/PageLinked/contract.json',
        JSON.stringify({
          owner: 'demo',
          description: 'A page was linked.',
          sources: ['busbar.demo'],
          lifecycle: 'active',
        }),
      ],
      [
        'demo/PageLinked/v1.schema.json',
        JSON.stringify({
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          type: 'object',
          properties: {
            pages: { type: 'array', items: { type: 'object', properties: { $ref: { type: 'string' } } } },
          },
        }),
      ],
      [
        'demo/PageLinked/v1.examples.json',
        JSON.stringify([{ pages: [{ $ref: '/etc/hostname' }] }, { pages: [] }]),
      ],
    ]);
    const catalog = await readExportCatalog({ contracts });

    const text = planExport({ format: asyncApiExport, catalog }).get('asyncapi.yaml')!;

    expect(await diagnosticsOf(text)).toEqual([]);
    const { messages } = (parse(text) as Document).components;
    expect(Object.values(messages)[0]!.examples).toMatchObject([
      { name: 'example2', payload: { detail: { data: { pages: [] } } } },
    ]);
  });

  it('would be refused by the parser if an operation led nowhere', async () => {
    const broken = (await plan()).replaceAll(
      '#/channels/eventBus/messages/demo.TreeGrown.v1',
      '#/channels/eventBus/messages/demo.TreeGrown.v9',
    );

    expect((await diagnosticsOf(broken, 0)).map(({ code }) => code)).toContain('invalid-ref');
  });

  it('sends from each source what it may publish, and receives by each subscription what it takes', async () => {
    const { operations } = parse(await plan()) as Document;

    expect(
      Object.entries(operations).map(([name, { action, messages }]) => [
        name,
        action,
        ...messages.map(({ $ref }) => $ref.split('/').at(-1)),
      ]),
    ).toEqual([
      [
        'send.busbar.demo',
        'send',
        'demo.PlanSketched.v1',
        'demo.ThingHappened.v1',
        'demo.ThingHappened.v2',
        'demo.TreeGrown.v1',
      ],
      ['send.busbar.other', 'send', 'demo.ThingHappened.v1', 'demo.ThingHappened.v2'],
      [
        'receive.archiver',
        'receive',
        'demo.PlanSketched.v1',
        'demo.ThingHappened.v1',
        'demo.ThingHappened.v2',
        'demo.TreeGrown.v1',
      ],
      ['receive.counter', 'receive', 'demo.ThingHappened.v1', 'demo.ThingHappened.v2'],
      ['receive.old-reader', 'receive', 'demo.ThingHappened.v1'],
    ]);
  });

  it('has examples that its own JSON Schemas accept, and refuse with other data', async () => {
    const document = parse(await plan()) as Document;
    const ajv = formats.default(new Ajv2020({ strict: false }));
    ajv.addSchema({ components: document.components, $id: 'https://document.example/' } as object);

    const { messages } = document.components;
    expect(Object.keys(messages)).toHaveLength(4);
    for (const { payload, examples } of Object.values(messages)) {
      const check = ajv.compile({ $ref: `https://document.example/${payload.$ref}/schema` });
      for (const example of examples) {
        expect(check(example.payload), JSON.stringify(check.errors)).toBe(true);
        const { detail, ...envelope } = example.payload as { detail: { metadata: object } };
        expect(check({ ...envelope, detail: { ...detail, data: [] } })).toBe(false);
      }
    }
  });

  it('marks drafts and retired events', async () => {
    const { components } = parse(await plan()) as {
      components: { messages: Record<string, { description: string; tags: { name: string }[] }> };
    };
    const told = (key: string) => {
      const { description, tags } = components.messages[key]!;
      return [description, ...tags.map(({ name }) => name)];
    };

    expect(told('demo.TreeGrown.v1')).toEqual([
      'Deprecated since 2026-09-01; use demo.ThingHappened instead. Owner: Team <One> & Co.',
      'demo',
      'deprecated',
    ]);
    expect(told('demo.PlanSketched.v1')).toEqual([
      'Draft: consumers can be written for it, nobody may publish it yet. Owner: Team <One> & Co.',
      'demo',
      'draft',
    ]);
  });

  it('has a version that changes with what it says, and not otherwise', async () => {
    const versionOf = (text: string) => (parse(text) as Document).info.version;
    const fewer = (await planOdd('asyncapi', { events: ['demo.TreeGrown'] })).get('asyncapi.yaml')!;

    expect(versionOf(await plan())).toBe(versionOf(await plan()));
    expect(versionOf(fewer)).not.toBe(versionOf(await plan()));
  });
});
