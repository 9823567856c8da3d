import { expect, it } from 'vitest';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import type { ActionContext } from '../../gateway/service-action.ts';
import { createSchemasActions } from './index.ts';

const context = { cloud: { region: 'us-east-1', accountId: '000000000000' } } as ActionContext;
const actions = createSchemasActions(undefined as unknown as SchemaRegistryCore);
const permissionsOf = (name: string, input: Record<string, unknown>) =>
  actions
    .find((action) => action.name === name)!
    .permissions(input, context)
    .map(
      ({ action, resource }) =>
        `${action} ${resource.replace('arn:aws:schemas:us-east-1:000000000000:', '')}`,
    );

it('asks for a permission of its own name on each resource', () => {
  const input = {
    RegistryName: 'r',
    SchemaName: 's',
    DiscovererId: 'd',
    ResourceArn: 'arn:aws:schemas:us-east-1:000000000000:registry/r',
  };
  const permissions = actions.flatMap(({ name }) => permissionsOf(name, input));

  expect(permissions).toMatchInlineSnapshot(`
    [
      "schemas:CreateDiscoverer discoverer/*",
      "schemas:CreateRegistry registry/r",
      "schemas:CreateSchema schema/r/s",
      "schemas:DeleteDiscoverer discoverer/d",
      "schemas:DeleteRegistry registry/r",
      "schemas:DeleteResourcePolicy registry/r",
      "schemas:DeleteSchema schema/r/s",
      "schemas:DeleteSchemaVersion schema/r/s",
      "schemas:DescribeDiscoverer discoverer/d",
      "schemas:DescribeRegistry registry/r",
      "schemas:DescribeSchema schema/r/s",
      "schemas:ExportSchema schema/r/s",
      "schemas:GetDiscoveredSchema *",
      "schemas:GetResourcePolicy registry/r",
      "schemas:ListDiscoverers discoverer/*",
      "schemas:ListRegistries registry/*",
      "schemas:ListSchemaVersions schema/r/s",
      "schemas:ListSchemas schema/r/*",
      "schemas:ListTagsForResource registry/r",
      "schemas:PutResourcePolicy registry/r",
      "schemas:SearchSchemas schema/r/*",
      "schemas:StartDiscoverer discoverer/d",
      "schemas:StopDiscoverer discoverer/d",
      "schemas:TagResource registry/r",
      "schemas:UntagResource registry/r",
      "schemas:UpdateDiscoverer discoverer/d",
      "schemas:UpdateRegistry registry/r",
      "schemas:UpdateSchema schema/r/s",
      "schemas:DescribeCodeBinding schema/r/s",
      "schemas:GetCodeBindingSource schema/r/s",
      "schemas:PutCodeBinding schema/r/s",
    ]
  `);
});

it('asks for TagResource too where something is created with tags', () => {
  expect(permissionsOf('CreateRegistry', { RegistryName: 'r', tags: { a: '1' } })).toEqual([
    'schemas:CreateRegistry registry/r',
    'schemas:TagResource registry/r',
  ]);
  expect(permissionsOf('CreateRegistry', { RegistryName: 'r', tags: {} })).toEqual([
    'schemas:CreateRegistry registry/r',
  ]);
});
