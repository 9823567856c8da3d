import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateRegistryCommand,
  CreateSchemaCommand,
  type CreateSchemaCommandInput,
  DeleteRegistryCommand,
  DeleteResourcePolicyCommand,
  DeleteSchemaCommand,
  DeleteSchemaVersionCommand,
  DescribeCodeBindingCommand,
  DescribeRegistryCommand,
  DescribeSchemaCommand,
  ExportSchemaCommand,
  GetCodeBindingSourceCommand,
  GetDiscoveredSchemaCommand,
  GetResourcePolicyCommand,
  ListRegistriesCommand,
  ListSchemasCommand,
  ListTagsForResourceCommand,
  PutCodeBindingCommand,
  PutResourcePolicyCommand,
  paginateListRegistries,
  paginateListSchemas,
  paginateListSchemaVersions,
  paginateSearchSchemas,
  SchemasClient,
  SearchSchemasCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateRegistryCommand,
  UpdateSchemaCommand,
  type UpdateSchemaCommandInput,
} from '@aws-sdk/client-schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  schemasArns as arns,
  draft4,
  openApi,
  schemasRefusal as refusal,
  type SchemasCloud,
  schemasStart,
  startSchemasCloud,
  withoutMetadata,
} from '../../../test/schemas-cloud.ts';

let local: SchemasCloud;
beforeEach(async () => {
  local = await startSchemasCloud();
});
afterEach(() => local.stop());

const start = new Date(schemasStart);
const RegistryName = 'orders';
const SchemaName = 'shop@OrderPlaced';
const createRegistry = (name = RegistryName, others: object = {}) =>
  local.schemas.send(new CreateRegistryCommand({ RegistryName: name, ...others }));
const createSchema = (others: Partial<CreateSchemaCommandInput> = {}) =>
  local.schemas.send(
    new CreateSchemaCommand({ RegistryName, SchemaName, Type: 'OpenApi3', Content: openApi(), ...others }),
  );
const updateSchema = (others: Partial<UpdateSchemaCommandInput>) =>
  local.schemas.send(new UpdateSchemaCommand({ RegistryName, SchemaName, ...others }));
const describeSchema = (SchemaVersion?: string) =>
  local.schemas.send(
    new DescribeSchemaCommand({ RegistryName, SchemaName, ...(SchemaVersion && { SchemaVersion }) }),
  );

describe('registries', () => {
  it('are shown as they were created, and changed', async () => {
    const expected = {
      RegistryName,
      RegistryArn: arns.registry(RegistryName),
      Description: 'of orders',
      Tags: { team: 'a' },
    };

    expect(
      withoutMetadata(await createRegistry(RegistryName, { Description: 'of orders', Tags: { team: 'a' } })),
    ).toEqual(expected);
    expect(withoutMetadata(await local.schemas.send(new DescribeRegistryCommand({ RegistryName })))).toEqual(
      expected,
    );
    expect(
      withoutMetadata(
        await local.schemas.send(new UpdateRegistryCommand({ RegistryName, Description: 'changed' })),
      ),
    ).toEqual({ ...expected, Description: 'changed' });
  });

  it('are listed by name, scope and prefix, in pages', async () => {
    for (const name of ['b', 'a', 'ab']) await createRegistry(name);
    const list = async (input: object) =>
      ((await local.schemas.send(new ListRegistriesCommand(input))).Registries ?? []).map(
        ({ RegistryName: name }) => name,
      );

    const pages: (string | undefined)[][] = [];
    for await (const { Registries } of paginateListRegistries({ client: local.schemas, pageSize: 2 }, {})) {
      pages.push((Registries ?? []).map(({ RegistryName: name }) => name));
    }

    expect(pages).toEqual([['a', 'ab'], ['aws.events', 'b'], ['discovered-schemas']]);
    expect(await list({ Scope: 'AWS' })).toEqual(['aws.events']);
    expect(await list({ Scope: 'LOCAL' })).toEqual(['a', 'ab', 'b', 'discovered-schemas']);
    expect(await list({ RegistryNamePrefix: 'ab' })).toEqual(['ab']);
  });

  it('are refused under a name that is taken, of AWS or none, and past the quota of 10', async () => {
    for (let n = 0; n < 10; n += 1) await createRegistry(`r${n}`);
    const description = 'a'.repeat(257);

    expect([
      await refusal(createRegistry('r1')),
      await refusal(createRegistry('discovered-schemas')),
      await refusal(createRegistry('aws.own')),
      await refusal(createRegistry('r10')),
      await refusal(createRegistry('a b')),
      await refusal(createRegistry('a'.repeat(65))),
      await refusal(
        local.schemas.send(new UpdateRegistryCommand({ RegistryName: 'r1', Description: description })),
      ).then((text) => text.replaceAll('a'.repeat(257), '…')),
      await refusal(local.schemas.send(new UpdateRegistryCommand({ RegistryName: 'aws.events' }))),
      await refusal(local.schemas.send(new DescribeRegistryCommand({ RegistryName: 'x' }))),
      await refusal(local.schemas.send(new ListRegistriesCommand({ Limit: 0 }))),
      await refusal(local.schemas.send(new ListRegistriesCommand({ Limit: 101 }))),
      await refusal(local.schemas.send(new ListRegistriesCommand({ NextToken: '?' }))),
    ]).toMatchInlineSnapshot(`
      [
        "409 ConflictException: Registry with name r1 already exists.",
        "409 ConflictException: Registry with name discovered-schemas already exists.",
        "400 BadRequestException: Registry name aws.own is not valid: names must not start with "aws.".",
        "400 BadRequestException: The quota of 10 registries is reached.",
        "400 BadRequestException: 1 validation error detected: Value 'a b' at 'registryName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9A-Za-z_.-]+$",
        "400 BadRequestException: 1 validation error detected: Value 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' at 'registryName' failed to satisfy constraint: Member must have length less than or equal to 64",
        "400 BadRequestException: 1 validation error detected: Value '…' at 'description' failed to satisfy constraint: Member must have length less than or equal to 256",
        "403 ForbiddenException: Registry aws.events is managed by AWS.",
        "404 NotFoundException: Registry with name x does not exist.",
        "400 BadRequestException: 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "400 BadRequestException: 1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100",
        "400 BadRequestException: Invalid NextToken.",
      ]
    `);
  });

  it('are deleted when they are empty', async () => {
    await createRegistry();
    await createSchema();
    const remove = (name: string) => local.schemas.send(new DeleteRegistryCommand({ RegistryName: name }));

    expect([
      await refusal(remove(RegistryName)),
      await refusal(remove('discovered-schemas')),
      await refusal(remove('x')),
    ]).toMatchInlineSnapshot(`
      [
        "400 BadRequestException: Registry orders cannot be deleted since it has schemas.",
        "403 ForbiddenException: Registry discovered-schemas is managed by AWS.",
        "404 NotFoundException: Registry with name x does not exist.",
      ]
    `);
    await local.schemas.send(new DeleteSchemaCommand({ RegistryName, SchemaName }));
    expect((await remove(RegistryName)).$metadata.httpStatusCode).toBe(204);
    expect(await refusal(remove(RegistryName))).toBe(
      '404 NotFoundException: Registry with name orders does not exist.',
    );
  });
});

describe('schemas', () => {
  beforeEach(() => createRegistry());

  it('begin with version 1 and get a version when content or type differs', async () => {
    const entry = {
      LastModified: start,
      SchemaArn: arns.schema(RegistryName, SchemaName),
      SchemaName,
      SchemaVersion: '1',
      Tags: { team: 'a' },
      Type: 'OpenApi3',
      VersionCreatedDate: start,
    };
    const later = new Date('2026-01-01T00:01:00Z');

    const created = await createSchema({ Description: 'first', Tags: { team: 'a' } });
    await local.cloud.advanceTo(later.getTime());
    const same = await updateSchema({ Content: openApi(), Type: 'OpenApi3' });
    const described = await updateSchema({ Description: 'second' });
    const second = await updateSchema({ Content: openApi('2.0.0') });
    const third = await updateSchema({ Content: draft4, Type: 'JSONSchemaDraft4' });

    expect(created.$metadata.httpStatusCode).toBe(201);
    expect(withoutMetadata(created)).toEqual({ ...entry, Description: 'first' });
    expect(withoutMetadata(same)).toEqual({ ...entry, Description: 'first' });
    expect(withoutMetadata(described)).toEqual({ ...entry, Description: 'second', LastModified: later });
    expect(second).toMatchObject({ SchemaVersion: '2', VersionCreatedDate: later, Type: 'OpenApi3' });
    expect(third).toMatchObject({ SchemaVersion: '3', Type: 'JSONSchemaDraft4' });
    expect(withoutMetadata(await describeSchema('1'))).toEqual({
      ...entry,
      Description: 'second',
      LastModified: later,
      Content: openApi(),
    });
    expect(await describeSchema()).toMatchObject({ SchemaVersion: '3', Content: draft4 });
  });

  it('get no second version from an update that is sent again under its ClientTokenId', async () => {
    await createSchema();
    const update = { Content: openApi('2.0.0'), ClientTokenId: 'once' };

    await updateSchema(update);
    const again = await updateSchema(update);

    expect(again.SchemaVersion).toBe('2');
  });

  it('lose a version, never its number, and never the last one', async () => {
    await createSchema();
    await updateSchema({ Content: openApi('2.0.0') });
    const remove = (SchemaVersion: string) =>
      local.schemas.send(new DeleteSchemaVersionCommand({ RegistryName, SchemaName, SchemaVersion }));

    await remove('2');
    expect(await describeSchema()).toMatchObject({ SchemaVersion: '1' });
    expect([
      await refusal(remove('2')),
      await refusal(remove('1')),
      await refusal(describeSchema('2')),
    ]).toMatchInlineSnapshot(`
      [
        "404 NotFoundException: Version 2 of schema shop@OrderPlaced does not exist.",
        "400 BadRequestException: Version 1 is the only one of schema shop@OrderPlaced. Delete the schema instead.",
        "404 NotFoundException: Version 2 of schema shop@OrderPlaced does not exist.",
      ]
    `);
    expect(await updateSchema({ Content: openApi('3.0.0') })).toMatchObject({ SchemaVersion: '3' });
  });

  it('are listed and searched, in pages', async () => {
    for (const name of ['b', 'a', 'shop@OrderPlaced-v2']) await createSchema({ SchemaName: name });
    await updateSchema({ SchemaName: 'a', Content: openApi('7.7.7') });
    const client = local.schemas;

    const lists: unknown[] = [];
    for await (const page of paginateListSchemas({ client, pageSize: 2 }, { RegistryName })) {
      lists.push(page.Schemas?.map((schema) => `${schema.SchemaName} ${schema.VersionCount}`));
    }
    const versions: unknown[] = [];
    const ofA = { RegistryName, SchemaName: 'a' };
    for await (const page of paginateListSchemaVersions({ client, pageSize: 1 }, ofA)) {
      versions.push(page.SchemaVersions);
    }
    const search = async (Keywords: string) => {
      const found: unknown[] = [];
      for await (const page of paginateSearchSchemas({ client, pageSize: 1 }, { RegistryName, Keywords })) {
        found.push(...(page.Schemas ?? []));
      }
      return found;
    };

    expect(lists).toEqual([['a 2', 'b 1'], ['shop@OrderPlaced-v2 1']]);
    const version = { SchemaArn: arns.schema(RegistryName, 'a'), SchemaName: 'a', Type: 'OpenApi3' };
    expect(versions).toEqual([[{ ...version, SchemaVersion: '1' }], [{ ...version, SchemaVersion: '2' }]]);
    expect(await search('orderplaced 7.7.7')).toEqual([
      {
        RegistryName,
        SchemaArn: arns.schema(RegistryName, 'a'),
        SchemaName: 'a',
        SchemaVersions: [{ CreatedDate: start, SchemaVersion: '2', Type: 'OpenApi3' }],
      },
    ]);
    expect(await search('SHOP@')).toMatchObject([{ SchemaName: 'shop@OrderPlaced-v2' }]);
    expect(await search('nowhere')).toEqual([]);
    expect(
      (await client.send(new ListSchemasCommand({ RegistryName, SchemaNamePrefix: 'shop@' }))).Schemas,
    ).toHaveLength(1);
    expect(await refusal(client.send(new SearchSchemasCommand({ RegistryName, Keywords: '' })))).toBe(
      "400 BadRequestException: 1 validation error detected: Value '' at 'keywords' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  });

  it('are refused when their content is not of their type', async () => {
    const document = JSON.parse(openApi()) as Record<string, unknown>;
    const contents = [
      'no JSON',
      '[]',
      '{}',
      JSON.stringify({ ...document, openapi: '2.0' }),
      JSON.stringify({ ...document, info: { title: 'x' } }),
      JSON.stringify({ ...document, paths: undefined }),
      JSON.stringify({ ...document, components: {} }),
      JSON.stringify({ ...document, components: { schemas: { X: 1 } } }),
      '['.repeat(2_000),
    ];
    const drafts = [
      '{"type":"object"}',
      '{"$schema":"http://json-schema.org/draft-07/schema#"}',
      JSON.stringify({ ...JSON.parse(draft4), type: 'text' }),
      JSON.stringify({ ...JSON.parse(draft4), required: [] }),
      JSON.stringify({ ...JSON.parse(draft4), properties: { a: true } }),
    ];

    const refusals: string[] = [];
    for (const Content of contents) refusals.push(await refusal(createSchema({ Content })));
    for (const Content of drafts) {
      refusals.push(await refusal(createSchema({ Content, Type: 'JSONSchemaDraft4' })));
    }

    expect(refusals).toMatchInlineSnapshot(`
      [
        "400 BadRequestException: Content is not valid OpenApi3: it is no JSON (Unexpected token 'o', "no JSON" is not valid JSON).",
        "400 BadRequestException: Content is not valid OpenApi3: it is no JSON object.",
        "400 BadRequestException: Content is not valid OpenApi3: "openapi" must be a version 3 such as "3.0.0".",
        "400 BadRequestException: Content is not valid OpenApi3: "openapi" must be a version 3 such as "3.0.0".",
        "400 BadRequestException: Content is not valid OpenApi3: "info" must be an object with the texts "title" and "version".",
        "400 BadRequestException: Content is not valid OpenApi3: "paths" must be an object.",
        "400 BadRequestException: Content is not valid OpenApi3: "components" must be an object with the object "schemas".",
        "400 BadRequestException: Content is not valid OpenApi3: the schema "X" of its components must be an object.",
        "400 BadRequestException: Content is not valid OpenApi3: it is nested too deeply.",
        "400 BadRequestException: Content is not valid JSONSchemaDraft4: "$schema" must be "http://json-schema.org/draft-04/schema#".",
        "400 BadRequestException: Content is not valid JSONSchemaDraft4: "$schema" must be "http://json-schema.org/draft-04/schema#".",
        "400 BadRequestException: Content is not valid JSONSchemaDraft4: "type" must name JSON types.",
        "400 BadRequestException: Content is not valid JSONSchemaDraft4: "required" must be a list of at least one name.",
        "400 BadRequestException: Content is not valid JSONSchemaDraft4: "properties" must be an object of schemas.",
      ]
    `);
  });

  it('take content of 100,000 characters and no more', async () => {
    const padded = (length: number) => openApi('x'.repeat(length - openApi('').length));

    expect(await createSchema({ Content: padded(100_000) })).toMatchObject({ SchemaVersion: '1' });
    expect((await refusal(updateSchema({ Content: padded(100_001) }))).slice(-80)).toBe(
      'iled to satisfy constraint: Member must have length less than or equal to 100000',
    );
  });

  it('are refused where nothing is, where something is, in a registry of AWS and under no name', async () => {
    await createSchema();

    expect([
      await refusal(createSchema()),
      await refusal(createSchema({ RegistryName: 'x' })),
      await refusal(createSchema({ RegistryName: 'aws.events' })),
      await refusal(createSchema({ SchemaName: 'a b' })),
      await refusal(createSchema({ Type: 'Avro' as 'OpenApi3' })),
      await refusal(updateSchema({ SchemaName: 'x' })),
      await refusal(updateSchema({ RegistryName: 'aws.events' })),
      await refusal(updateSchema({ Type: 'JSONSchemaDraft4' })),
      await refusal(describeSchema('x')),
      await refusal(local.schemas.send(new DeleteSchemaCommand({ RegistryName, SchemaName: 'x' }))),
      await refusal(local.schemas.send(new ListSchemasCommand({ RegistryName: 'x' }))),
    ]).toMatchInlineSnapshot(`
      [
        "409 ConflictException: Schema with name shop@OrderPlaced already exists.",
        "404 NotFoundException: Registry with name x does not exist.",
        "403 ForbiddenException: Registry aws.events is managed by AWS.",
        "400 BadRequestException: 1 validation error detected: Value 'a b' at 'schemaName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9A-Za-z_.@-]+$",
        "400 BadRequestException: 1 validation error detected: Value 'Avro' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [OpenApi3, JSONSchemaDraft4]",
        "404 NotFoundException: Schema with name x does not exist.",
        "403 ForbiddenException: Registry aws.events is managed by AWS.",
        "400 BadRequestException: Content is required when Type changes.",
        "404 NotFoundException: Version x of schema shop@OrderPlaced does not exist.",
        "404 NotFoundException: Schema with name x does not exist.",
        "404 NotFoundException: Registry with name x does not exist.",
      ]
    `);
  });

  it('are 100 a registry, with 100 versions each', async () => {
    await createSchema();
    for (let n = 2; n <= 100; n += 1) await updateSchema({ Content: openApi(String(n)) });
    for (let n = 2; n <= 100; n += 1) await createSchema({ SchemaName: `s${n}` });

    expect([
      await refusal(updateSchema({ Content: openApi('101') })),
      await refusal(createSchema({ SchemaName: 's101' })),
    ]).toEqual([
      '400 BadRequestException: The quota of 100 versions of a schema is reached.',
      '400 BadRequestException: The quota of 100 schemas of a registry is reached.',
    ]);
  });

  it('of own registries are not exported, as AWS does not', async () => {
    await createSchema();
    const exported = (input: object) =>
      local.schemas.send(
        new ExportSchemaCommand({ RegistryName, SchemaName, Type: 'JSONSchemaDraft4', ...input }),
      );

    expect([
      await refusal(exported({})),
      await refusal(exported({ Type: 'OpenApi3' })),
    ]).toMatchInlineSnapshot(`
      [
        "400 BadRequestException: Schemas of registry orders cannot be exported: only those of aws.events and discovered-schemas can.",
        "400 BadRequestException: Type OpenApi3 is not supported: schemas are exported as JSONSchemaDraft4.",
      ]
    `);
  });

  it('have no code bindings here, and say where to get types', async () => {
    await createSchema();
    const binding = { RegistryName, SchemaName, Language: 'TypeScript3' };

    const refusals = [
      await refusal(local.schemas.send(new PutCodeBindingCommand(binding))),
      await refusal(local.schemas.send(new DescribeCodeBindingCommand(binding))),
      await refusal(local.schemas.send(new GetCodeBindingSourceCommand(binding))),
    ];

    expect(new Set(refusals)).toEqual(
      new Set([
        '400 BadRequestException: Code bindings are not supported by the local cloud: AWS generates them, in languages of its own choice. Generate types from the contracts with `busbar generate`, or call AWS for its bindings.',
      ]),
    );
  });

  it('tell the code of a refusal in its body too', async () => {
    const error: unknown = await describeSchema('9').catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      Code: 'NotFoundException',
      message: 'Schema with name shop@OrderPlaced does not exist.',
    });
  });
});

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
    local.schemas.send(new GetDiscoveredSchemaCommand({ Type, Events }));
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
      (await local.schemas.send(new ListSchemasCommand({ RegistryName: 'discovered-schemas' }))).Schemas,
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

describe('tags', () => {
  it('are put on and taken off registries and schemas', async () => {
    await createRegistry(RegistryName, { Tags: { a: '1', b: '2' } });
    await createSchema();
    const tagsOf = async (ResourceArn: string) =>
      (await local.schemas.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags;
    const registry = arns.registry(RegistryName);
    const schema = arns.schema(RegistryName, SchemaName);

    await local.schemas.send(new TagResourceCommand({ ResourceArn: registry, Tags: { b: '3', c: '4' } }));
    await local.schemas.send(new UntagResourceCommand({ ResourceArn: registry, TagKeys: ['a', 'x'] }));
    await local.schemas.send(new TagResourceCommand({ ResourceArn: schema, Tags: { d: '5' } }));

    expect(await tagsOf(registry)).toEqual({ b: '3', c: '4' });
    expect(await tagsOf(schema)).toEqual({ d: '5' });
    expect([
      await refusal(tagsOf(arns.registry('x'))),
      await refusal(tagsOf(arns.schema(RegistryName, 'x'))),
      await refusal(tagsOf(registry.replace('us-east-1', 'eu-west-1'))),
    ]).toMatchInlineSnapshot(`
      [
        "404 NotFoundException: Registry with name x does not exist.",
        "404 NotFoundException: Schema with name x does not exist.",
        "404 NotFoundException: Resource arn:aws:schemas:eu-west-1:000000000000:registry/orders does not exist.",
      ]
    `);
  });
});

describe('policies of registries', () => {
  it('are put, shown and deleted by revision', async () => {
    await createRegistry();
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    const put = (input: object = {}) =>
      local.schemas.send(new PutResourcePolicyCommand({ RegistryName, Policy, ...input }));

    const first = await put();
    const second = await put({ RevisionId: first.RevisionId });

    expect(String(first.Policy)).toBe(Policy);
    expect(second.RevisionId).not.toBe(first.RevisionId);
    const shown = await local.schemas.send(new GetResourcePolicyCommand({ RegistryName }));
    expect([String(shown.Policy), shown.RevisionId]).toEqual([Policy, second.RevisionId]);
    expect([
      (await refusal(put({ RevisionId: first.RevisionId }))).replace(first.RevisionId!, '…'),
      await refusal(put({ Policy: '{' })),
      await refusal(put({ RegistryName: 'x' })),
    ]).toMatchInlineSnapshot(`
      [
        "412 PreconditionFailedException: The revision id … is not that of the latest revision of the policy.",
        "400 BadRequestException: Policy is not a valid policy document.",
        "404 NotFoundException: Registry with name x does not exist.",
      ]
    `);
    await local.schemas.send(new DeleteResourcePolicyCommand({ RegistryName }));
    expect(await refusal(local.schemas.send(new GetResourcePolicyCommand({ RegistryName })))).toBe(
      '404 NotFoundException: Policy of registry orders does not exist.',
    );
  });

  it('deny what they deny, for the schemas of the registry too', async () => {
    await createRegistry();
    await createSchema();
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'schemas:DeleteSchema',
          Resource: arns.schema(RegistryName, '*'),
        },
      ],
    });
    await local.schemas.send(new PutResourcePolicyCommand({ RegistryName, Policy }));

    const removal = local.schemas.send(new DeleteSchemaCommand({ RegistryName, SchemaName }));

    expect(await refusal(removal)).toBe(
      `403 AccessDeniedException: User: arn:aws:iam::000000000000:root is not authorized to perform: schemas:DeleteSchema on resource: ${arns.schema(RegistryName, SchemaName)} with an explicit deny in a resource-based policy`,
    );
  });
});

describe('state', () => {
  it('is kept by region, over a restart, and shown', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'busbar-schemas-'));
    const first = await startSchemasCloud({ dataDir });
    const abroad = new SchemasClient({ ...first.clientOptions, region: 'eu-west-1' });
    await abroad.send(new CreateRegistryCommand({ RegistryName: 'abroad' }));
    abroad.destroy();
    await first.schemas.send(new CreateRegistryCommand({ RegistryName }));
    await first.schemas.send(
      new CreateSchemaCommand({ RegistryName, SchemaName, Type: 'OpenApi3', Content: openApi() }),
    );
    await first.stop();

    const second = await startSchemasCloud({ dataDir });
    const { Registries } = await second.schemas.send(new ListRegistriesCommand({ Scope: 'LOCAL' }));
    const { Content } = await second.schemas.send(new DescribeSchemaCommand({ RegistryName, SchemaName }));
    const state = (await (await fetch(`${second.cloud.endpoint}/_busbar/state`)).json()) as {
      schemas: Record<string, unknown>;
      regions: Record<string, { schemas: { registries: { name: string }[] } }>;
    };
    await second.stop();
    rmSync(dataDir, { recursive: true });

    expect(Registries?.map(({ RegistryName: name }) => name)).toEqual(['discovered-schemas', 'orders']);
    expect(Content).toBe(openApi());
    expect(state.schemas).toMatchObject({
      registries: [
        { name: 'aws.events', schemas: [] },
        { name: 'discovered-schemas', schemas: [] },
        {
          name: 'orders',
          arn: arns.registry('orders'),
          schemas: [{ name: SchemaName, versions: [{ version: 1, type: 'OpenApi3', content: openApi() }] }],
        },
      ],
      discoverers: [],
    });
    expect(state.regions['eu-west-1']?.schemas.registries.map(({ name }) => name)).toContain('abroad');
  });
});
