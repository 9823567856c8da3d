import { schemasErrors } from '../../cores/schema-registry/schemas-errors.ts';
import type { RestBinding, ServiceAction } from '../../gateway/service-action.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { permissionOn } from './schemas-permissions.ts';

const path = '/v1/registries/name/{RegistryName}/schemas/name/{SchemaName}/language/{Language}';

const refuse = (name: string, rest: RestBinding): ServiceAction => ({
  ...defineSchemasAction({
    name,
    rest,
    constraints: {},
    permissions: permissionOn.schema(`schemas:${name}`),
    handle() {
      throw schemasErrors.invalid(
        'Code bindings are not supported by the local cloud: AWS generates them, in languages of its own choice. ' +
          'Generate types from the contracts with `busbar generate`, or call AWS for its bindings.',
      );
    },
  }),
  refused: true,
});

/**
 * The actions of code bindings, which only tell why they are refused.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-code-bindings.html
 */
export const codeBindingRefusals: readonly ServiceAction[] = [
  refuse('DescribeCodeBinding', { method: 'GET', path }),
  refuse('GetCodeBindingSource', { method: 'GET', path: `${path}/source` }),
  refuse('PutCodeBinding', { method: 'POST', path }),
];
