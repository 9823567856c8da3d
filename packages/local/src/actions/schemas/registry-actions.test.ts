import {
  DeleteRegistryCommand,
  DeleteSchemaCommand,
  DescribeRegistryCommand,
  ListRegistriesCommand,
  paginateListRegistries,
  UpdateRegistryCommand,
} from '@aws-sdk/client-schemas';
import { describe, expect, it } from 'vitest';
import {
  schemasArns as arns,
  schemasRefusal as refusal,
  withoutMetadata,
} from '../../../test/schemas-cloud.ts';
import { RegistryName, SchemaName, useSchemas } from '../../../test/use-schemas.ts';

const { createRegistry, createSchema, local } = useSchemas();

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
    expect(
      withoutMetadata(await local().schemas.send(new DescribeRegistryCommand({ RegistryName }))),
    ).toEqual(expected);
    expect(
      withoutMetadata(
        await local().schemas.send(new UpdateRegistryCommand({ RegistryName, Description: 'changed' })),
      ),
    ).toEqual({ ...expected, Description: 'changed' });
  });

  it('are listed by name, scope and prefix, in pages', async () => {
    for (const name of ['b', 'a', 'ab']) await createRegistry(name);
    const list = async (input: object) =>
      ((await local().schemas.send(new ListRegistriesCommand(input))).Registries ?? []).map(
        ({ RegistryName: name }) => name,
      );

    const pages: (string | undefined)[][] = [];
    for await (const { Registries } of paginateListRegistries({ client: local().schemas, pageSize: 2 }, {})) {
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
        local().schemas.send(new UpdateRegistryCommand({ RegistryName: 'r1', Description: description })),
      ).then((text) => text.replaceAll('a'.repeat(257), '…')),
      await refusal(local().schemas.send(new UpdateRegistryCommand({ RegistryName: 'aws.events' }))),
      await refusal(local().schemas.send(new DescribeRegistryCommand({ RegistryName: 'x' }))),
      await refusal(local().schemas.send(new ListRegistriesCommand({ Limit: 0 }))),
      await refusal(local().schemas.send(new ListRegistriesCommand({ Limit: 101 }))),
      await refusal(local().schemas.send(new ListRegistriesCommand({ NextToken: '?' }))),
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
    const remove = (name: string) => local().schemas.send(new DeleteRegistryCommand({ RegistryName: name }));

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
    await local().schemas.send(new DeleteSchemaCommand({ RegistryName, SchemaName }));
    expect((await remove(RegistryName)).$metadata.httpStatusCode).toBe(204);
    expect(await refusal(remove(RegistryName))).toBe(
      '404 NotFoundException: Registry with name orders does not exist.',
    );
  });
});
