import {
  DeleteResourcePolicyCommand,
  DeleteSchemaCommand,
  GetResourcePolicyCommand,
  ListTagsForResourceCommand,
  PutResourcePolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-schemas';
import { describe, expect, it } from 'vitest';
import { schemasArns as arns, schemasRefusal as refusal } from '../../../test/schemas-cloud.ts';
import { RegistryName, SchemaName, useSchemas } from '../../../test/use-schemas.ts';

const { createRegistry, createSchema, local } = useSchemas();

describe('tags', () => {
  it('are put on and taken off registries and schemas', async () => {
    await createRegistry(RegistryName, { Tags: { a: '1', b: '2' } });
    await createSchema();
    const tagsOf = async (ResourceArn: string) =>
      (await local().schemas.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags;
    const registry = arns.registry(RegistryName);
    const schema = arns.schema(RegistryName, SchemaName);

    await local().schemas.send(new TagResourceCommand({ ResourceArn: registry, Tags: { b: '3', c: '4' } }));
    await local().schemas.send(new UntagResourceCommand({ ResourceArn: registry, TagKeys: ['a', 'x'] }));
    await local().schemas.send(new TagResourceCommand({ ResourceArn: schema, Tags: { d: '5' } }));

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
      local().schemas.send(new PutResourcePolicyCommand({ RegistryName, Policy, ...input }));

    const first = await put();
    const second = await put({ RevisionId: first.RevisionId });

    expect(String(first.Policy)).toBe(Policy);
    expect(second.RevisionId).not.toBe(first.RevisionId);
    const shown = await local().schemas.send(new GetResourcePolicyCommand({ RegistryName }));
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
    await local().schemas.send(new DeleteResourcePolicyCommand({ RegistryName }));
    expect(await refusal(local().schemas.send(new GetResourcePolicyCommand({ RegistryName })))).toBe(
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
    await local().schemas.send(new PutResourcePolicyCommand({ RegistryName, Policy }));

    const removal = local().schemas.send(new DeleteSchemaCommand({ RegistryName, SchemaName }));

    expect(await refusal(removal)).toBe(
      `403 AccessDeniedException: User: arn:aws:iam::000000000000:root is not authorized to perform: schemas:DeleteSchema on resource: ${arns.schema(RegistryName, SchemaName)} with an explicit deny in a resource-based policy`,
    );
  });
});
