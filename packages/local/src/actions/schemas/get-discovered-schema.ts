import { limits } from '@busbar/core';
import { openApiToDraft4 } from '../../cores/schema-inference/open-api-to-draft4.ts';
import { inferDocument } from '../../cores/schema-registry/infer-document.ts';
import type { SchemaType } from '../../cores/schema-registry/schema-record.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { members } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly Events: readonly string[];
  readonly Type: SchemaType;
}

/** Infers a schema from sampled events and keeps nothing. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discover.html#GetDiscoveredSchema */
export const getDiscoveredSchema = () =>
  defineSchemasAction<Input>({
    name: 'GetDiscoveredSchema',
    rest: { method: 'POST', path: '/v1/discover' },
    constraints: {
      Events: {
        type: 'list',
        required: true,
        minimum: 1,
        maximum: limits.schemas.sampledEvents,
        member: members.content,
      },
      Type: { ...members.type, required: true },
    },
    permissions: permissionOn.everything('schemas:GetDiscoveredSchema'),
    handle({ Events, Type }) {
      const document = inferDocument(Events);
      return { Content: JSON.stringify(Type === 'OpenApi3' ? document : openApiToDraft4(document)) };
    },
  });
