import { removeTags } from '../../cores/event-bus/tags.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly ResourceArn: string;
  readonly TagKeys: readonly string[];
}

/** Takes tags off a registry, schema or discoverer. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/tags-resource-arn.html#UntagResource */
export const untagResource = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'UntagResource',
    rest: { method: 'DELETE', path: '/tags/{ResourceArn}', status: 204 },
    constraints: {
      ResourceArn: { ...members.text, required: true },
      TagKeys: { type: 'list', required: true, member: { type: 'string' } },
    },
    permissions: permissionOn.arn('schemas:UntagResource'),
    handle({ ResourceArn, TagKeys }) {
      core.setTags(ResourceArn, removeTags(core.tagsOf(ResourceArn), TagKeys));
    },
  });
