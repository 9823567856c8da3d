import { limits } from '@busbar/core';
import { schemaTypes } from '../../cores/schema-registry/schema-record.ts';
import type { MemberConstraint } from '../events/input-constraints.ts';

/** Members that several actions take. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/operations.html */
export const members = {
  registryName: {
    type: 'string',
    required: true,
    minimum: 1,
    maximum: limits.schemas.registryNameCharacters,
    pattern: '^[0-9A-Za-z_.-]+$',
  },
  schemaName: {
    type: 'string',
    required: true,
    minimum: 1,
    maximum: limits.schemas.schemaNameCharacters,
    pattern: '^[0-9A-Za-z_.@-]+$',
  },
  discovererId: { type: 'string', required: true, minimum: 1 },
  type: { type: 'string', values: schemaTypes },
  description: { type: 'string', maximum: limits.schemas.descriptionCharacters },
  content: { type: 'string', minimum: 1, maximum: limits.schemas.contentCharacters },
  limit: { type: 'integer', minimum: 1, maximum: 100 },
  text: { type: 'string' },
  boolean: { type: 'boolean' },
  tags: { type: 'map', member: { type: 'string', maximum: 256 } },
} as const satisfies Readonly<Record<string, MemberConstraint>>;

/** Members of an action on a registry. */
export const ofRegistry = { RegistryName: members.registryName } as const;

/** Members of an action on a schema. */
export const ofSchema = { ...ofRegistry, SchemaName: members.schemaName } as const;

/** Members of an action that lists in pages. */
export const ofPage = { Limit: members.limit, NextToken: members.text } as const;

/** Names of a schema as the API has them. */
export interface SchemaInput {
  readonly RegistryName: string;
  readonly SchemaName: string;
}

/** Names of a schema as the core has them. */
export function toSchemaName({ RegistryName, SchemaName }: SchemaInput) {
  return { registryName: RegistryName, name: SchemaName };
}
