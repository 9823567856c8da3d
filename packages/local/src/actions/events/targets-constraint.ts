import { limits } from '@busbar/core';
import { invalid } from '../../cores/event-bus/event-bus-errors.ts';
import type { Target } from '../../cores/event-bus/target.ts';
import type { MemberConstraint } from './input-constraints.ts';
import { members, must } from './members.ts';

const constrained = {
  Id: must(members.targetId),
  Arn: must(members.arn),
  RoleArn: members.arn,
  Input: { type: 'string', maximum: 8192 },
  InputPath: { type: 'string', maximum: 256 },
  InputTransformer: {
    type: 'structure',
    members: {
      InputPathsMap: { type: 'map', member: { type: 'string', maximum: 256 } },
      InputTemplate: { type: 'string', required: true, minimum: 1, maximum: 8192 },
    },
  },
  SqsParameters: {
    type: 'structure',
    members: { MessageGroupId: { type: 'string', maximum: 100 } },
  },
  HttpParameters: {
    type: 'structure',
    members: {
      PathParameterValues: { type: 'list', member: { type: 'string' } },
      HeaderParameters: { type: 'map', member: { type: 'string', maximum: 512 } },
      QueryStringParameters: { type: 'map', member: { type: 'string', maximum: 512 } },
    },
  },
  DeadLetterConfig: members.deadLetterConfig,
  RetryPolicy: {
    type: 'structure',
    members: {
      MaximumRetryAttempts: {
        type: 'integer',
        minimum: 0,
        maximum: limits.target.maximumRetryAttempts,
      },
      MaximumEventAgeInSeconds: {
        type: 'integer',
        minimum: 60,
        maximum: limits.target.maximumEventAgeSeconds,
      },
    },
  },
} as const satisfies Readonly<Record<keyof Target, MemberConstraint>>;

/** The targets of PutTargets. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html */
export const targetsConstraint: MemberConstraint = {
  type: 'list',
  required: true,
  minimum: 1,
  maximum: 100,
  member: { type: 'structure', members: constrained },
};

/** Refuses what a target of another kind would need: nothing is taken and then left undone. @throws {AwsError} ValidationException */
export function refuseUnsupportedMembers(targets: readonly Target[]): void {
  for (const target of targets) {
    const unsupported = Object.keys(target).find((name) => !Object.hasOwn(constrained, name));
    if (unsupported !== undefined) {
      throw invalid(
        `Parameter ${unsupported} is not valid for target ${target.Id}. Reason: The local cloud does not support it.`,
      );
    }
  }
}
