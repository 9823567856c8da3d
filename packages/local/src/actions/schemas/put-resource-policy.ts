import { parseRegistryPolicy } from '../../cores/schema-registry/parse-registry-policy.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toPolicyEntry } from './schemas-entry.ts';
import { members, ofRegistry } from './schemas-members.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input {
  readonly RegistryName: string;
  readonly Policy: string;
  readonly RevisionId?: string;
}

/** Sets the policy of a registry; with `RevisionId` only in place of that revision. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-policy.html#PutResourcePolicy */
export const putResourcePolicy = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'PutResourcePolicy',
    rest: { method: 'PUT', path: '/v1/policy' },
    constraints: {
      ...ofRegistry,
      Policy: { ...members.text, required: true, minimum: 1 },
      RevisionId: members.text,
    },
    permissions: permissionOn.registry('schemas:PutResourcePolicy'),
    handle: ({ RegistryName, Policy, RevisionId }) =>
      toPolicyEntry(core.registries.setPolicy(RegistryName, parseRegistryPolicy(Policy), RevisionId)),
  });
