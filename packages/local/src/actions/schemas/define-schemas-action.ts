import { schemasErrors } from '../../cores/schema-registry/schemas-errors.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import {
  type ActionContext,
  defineAction,
  type RequiredPermission,
  type RestBinding,
  type ServiceAction,
} from '../../gateway/service-action.ts';
import { checkInput, type InputConstraints } from '../events/input-constraints.ts';

type Input = Readonly<Record<string, unknown>>;

/** An action of EventBridge Schemas: its input has the names of the API's model, wherever they stood in the request. */
export interface SchemasAction<Checked> {
  readonly name: string;
  readonly rest: RestBinding;
  readonly constraints: InputConstraints;
  /** The input is not checked yet when it is asked. */
  permissions(input: Input, context: ActionContext): readonly RequiredPermission[];
  handle(input: Checked): unknown;
}

/** Declares an action: members of query and path come in the model's case, numbers as numbers, and are checked. */
export function defineSchemasAction<Checked>({
  name,
  rest,
  constraints,
  permissions,
  handle,
}: SchemasAction<Checked>): ServiceAction {
  return defineAction({
    service: 'schemas',
    name,
    rest: { ...rest, errorCodeMember: 'Code' },
    permissions: (input, context) => permissions(toModelNames(input), context),
    handle(wire) {
      const input = toModelNames(wire);
      try {
        checkInput(input, constraints);
      } catch (error) {
        throw error instanceof AwsError ? schemasErrors.invalid(error.message) : error;
      }
      return handle(input as Checked);
    },
  });
}

/** `registryNamePrefix` of a query is `RegistryNamePrefix`, `tags` of a body is `Tags`. */
function toModelNames(wire: Input): Input {
  return Object.fromEntries(
    Object.entries(wire).map(([wireName, value]) => {
      const name = `${wireName[0]?.toUpperCase() ?? ''}${wireName.slice(1)}`;
      if (name === 'Limit' && typeof value === 'string' && /^-?\d+$/.test(value))
        return [name, Number(value)];
      if (name === 'TagKeys' && typeof value === 'string') return [name, [value]];
      return [name, value];
    }),
  );
}
