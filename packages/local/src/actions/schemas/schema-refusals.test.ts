import {
  DeleteSchemaCommand,
  DescribeCodeBindingCommand,
  ExportSchemaCommand,
  GetCodeBindingSourceCommand,
  ListSchemasCommand,
  PutCodeBindingCommand,
} from '@aws-sdk/client-schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { draft4, openApi, schemasRefusal as refusal } from '../../../test/schemas-cloud.ts';
import { RegistryName, SchemaName, useSchemas } from '../../../test/use-schemas.ts';

const { createRegistry, createSchema, describeSchema, updateSchema, local } = useSchemas();

describe('schemas', () => {
  beforeEach(() => createRegistry());

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
      await refusal(local().schemas.send(new DeleteSchemaCommand({ RegistryName, SchemaName: 'x' }))),
      await refusal(local().schemas.send(new ListSchemasCommand({ RegistryName: 'x' }))),
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
      local().schemas.send(
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
      await refusal(local().schemas.send(new PutCodeBindingCommand(binding))),
      await refusal(local().schemas.send(new DescribeCodeBindingCommand(binding))),
      await refusal(local().schemas.send(new GetCodeBindingSourceCommand(binding))),
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
