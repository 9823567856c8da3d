import type { Tags } from '../../cores/event-bus/tags.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly ResourceArn: string;
  readonly Tags: Tags;
}

/** Adds tags to a registry, schema or discoverer. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/tags-resource-arn.html#TagResource */
export const tagResource = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'TagResource',
    rest: { method: 'POST', path: '/tags/{ResourceArn}', status: 204 },
    constraints: {
      ResourceArn: { ...members.text, required: true },
      Tags: { ...members.tags, required: true },
    },
    permissions: permissionOn.arn('schemas:TagResource'),
    handle({ ResourceArn, Tags }) {
      core.setTags(ResourceArn, { ...core.tagsOf(ResourceArn), ...Tags });
    },
  });
