import { limits } from '@busbar/core';
import type { MemberConstraint } from './input-constraints.ts';

const required = { required: true } as const;
const busArnPrefix = '(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?';

/** Members that several actions take, as the API's model constrains them. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html */
export const members = {
  ruleName: named(limits.rule.nameCharacters),
  archiveName: named(limits.archive.nameCharacters),
  replayName: named(64),
  targetId: named(64),
  eventBusName: { type: 'string', minimum: 1, maximum: 256, pattern: '[/\\.\\-_A-Za-z0-9]+' },
  eventBusNameOrArn: {
    type: 'string',
    minimum: 1,
    maximum: 1600,
    pattern: `${busArnPrefix}[/\\.\\-_A-Za-z0-9]+`,
  },
  connectionName: named(64),
  apiDestinationName: named(64),
  arn: { type: 'string', minimum: 1, maximum: 1600 },
  description: { type: 'string', maximum: 512 },
  eventPattern: { type: 'string', maximum: 4096 },
  kmsKeyIdentifier: { type: 'string', maximum: 2048, pattern: '[a-zA-Z0-9_\\-/:]*' },
  retentionDays: { type: 'integer', minimum: 0 },
  statementId: { type: 'string', minimum: 1, maximum: 64, pattern: '[a-zA-Z0-9-_]+' },
  nextToken: { type: 'string', minimum: 1, maximum: 2048 },
  limit: { type: 'integer', minimum: 1, maximum: 100 },
  deadLetterConfig: {
    type: 'structure',
    members: { Arn: { type: 'string', minimum: 1, maximum: 1600 } },
  },
  logConfig: {
    type: 'structure',
    members: {
      IncludeDetail: { type: 'string', values: ['NONE', 'FULL'] },
      Level: { type: 'string', values: ['OFF', 'ERROR', 'INFO', 'TRACE'] },
    },
  },
  tags: {
    type: 'list',
    member: {
      type: 'structure',
      members: {
        Key: { ...required, type: 'string', minimum: 1, maximum: 128 },
        Value: { ...required, type: 'string', maximum: 256 },
      },
    },
  },
  boolean: { type: 'boolean' },
  timestamp: { type: 'timestamp' },
} as const satisfies Readonly<Record<string, MemberConstraint>>;

/** Makes a member one that must be there. */
export function must<Constraint extends MemberConstraint>(
  constraint: Constraint,
): Constraint & { readonly required: true } {
  return { ...constraint, ...required };
}

/** A prefix of a name. */
export function prefixOf({ maximum, pattern }: MemberConstraint): MemberConstraint {
  return {
    type: 'string',
    minimum: 1,
    ...(maximum !== undefined && { maximum }),
    ...(pattern !== undefined && { pattern }),
  };
}

function named(maximum: number) {
  return { type: 'string', minimum: 1, maximum, pattern: '[\\.\\-_A-Za-z0-9]+' } as const;
}
