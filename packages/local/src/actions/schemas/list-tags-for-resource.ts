import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly ResourceArn: string;
}

/** Lists the tags of a registry, schema or discoverer. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/tags-resource-arn.html#ListTagsForResource */
export const listTagsForResource = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'ListTagsForResource',
    rest: { method: 'GET', path: '/tags/{ResourceArn}' },
    constraints: { ResourceArn: { ...members.text, required: true } },
    permissions: permissionOn.arn('schemas:ListTagsForResource'),
    handle: ({ ResourceArn }) => ({ tags: core.tagsOf(ResourceArn) }),
  });
