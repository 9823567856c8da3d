import {
  DeleteSchemaVersionCommand,
  ListSchemasCommand,
  paginateListSchemas,
  paginateListSchemaVersions,
  paginateSearchSchemas,
  SearchSchemasCommand,
} from '@aws-sdk/client-schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  schemasArns as arns,
  draft4,
  openApi,
  schemasRefusal as refusal,
  schemasStart,
  withoutMetadata,
} from '../../../test/schemas-cloud.ts';
import { RegistryName, SchemaName, useSchemas } from '../../../test/use-schemas.ts';

const { createRegistry, createSchema, describeSchema, updateSchema, local } = useSchemas();
const start = new Date(schemasStart);

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
    await local().cloud.advanceTo(later.getTime());
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
      local().schemas.send(new DeleteSchemaVersionCommand({ RegistryName, SchemaName, SchemaVersion }));

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
    const client = local().schemas;

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
});
