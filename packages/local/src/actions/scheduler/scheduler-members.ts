import { limits } from '@busbar/core';
import {
  actionsAfterCompletion,
  flexibleTimeWindowModes,
  scheduleStates,
} from '../../cores/schedule/schedule-record.ts';
import type { MemberConstraint } from '../events/input-constraints.ts';

const name = {
  type: 'string',
  minimum: 1,
  maximum: limits.scheduler.nameCharacters,
  pattern: '^[0-9a-zA-Z-_.]+$',
} as const;

/** Members that several actions take, as the API's model constrains them. @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html */
export const members = {
  name,
  clientToken: { type: 'string', minimum: 1, maximum: 64, pattern: '^[a-zA-Z0-9-_]+$' },
  state: { type: 'string', values: scheduleStates },
  maxResults: { type: 'integer', minimum: 1, maximum: 100 },
  nextToken: { type: 'string', minimum: 1, maximum: 2048 },
  groupArn: {
    type: 'string',
    minimum: 1,
    maximum: 1011,
    pattern: '^arn:aws(-[a-z]+)?:scheduler:[a-z0-9\\-]+:\\d{12}:schedule-group\\/[0-9a-zA-Z-_.]+$',
  },
  tags: {
    type: 'list',
    maximum: 200,
    member: {
      type: 'structure',
      members: {
        Key: { type: 'string', required: true, minimum: 1, maximum: 128 },
        Value: { type: 'string', required: true, minimum: 1, maximum: 256 },
      },
    },
  },
  tagKeys: { type: 'list', maximum: 200, member: { type: 'string', minimum: 1, maximum: 128 } },
} as const satisfies Readonly<Record<string, MemberConstraint>>;

/** What CreateSchedule and UpdateSchedule take beside the names. */
export const scheduleMembers: Readonly<Record<string, MemberConstraint>> = {
  ActionAfterCompletion: { type: 'string', values: actionsAfterCompletion },
  ClientToken: members.clientToken,
  Description: { type: 'string', maximum: 512 },
  EndDate: { type: 'timestamp' },
  FlexibleTimeWindow: {
    type: 'structure',
    required: true,
    members: {
      MaximumWindowInMinutes: {
        type: 'integer',
        minimum: 1,
        maximum: limits.scheduler.flexibleTimeWindowMinutes,
      },
      Mode: { type: 'string', required: true, values: flexibleTimeWindowModes },
    },
  },
  KmsKeyArn: {
    type: 'string',
    minimum: 1,
    maximum: 2048,
    pattern: '^arn:aws(-[a-z]+)?:kms:[a-z0-9\\-]+:\\d{12}:(key|alias)\\/[0-9a-zA-Z-_]*$',
  },
  ScheduleExpression: { type: 'string', required: true, minimum: 1, maximum: 256 },
  ScheduleExpressionTimezone: { type: 'string', minimum: 1, maximum: 50 },
  StartDate: { type: 'timestamp' },
  State: members.state,
  Target: {
    type: 'structure',
    required: true,
    members: {
      Arn: { type: 'string', required: true, minimum: 1, maximum: 1600 },
      DeadLetterConfig: {
        type: 'structure',
        members: {
          Arn: {
            type: 'string',
            minimum: 1,
            maximum: 1600,
            pattern: '^arn:aws(-[a-z]+)?:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+$',
          },
        },
      },
      EventBridgeParameters: {
        type: 'structure',
        members: {
          DetailType: { type: 'string', required: true, minimum: 1, maximum: 128 },
          Source: {
            type: 'string',
            required: true,
            minimum: 1,
            maximum: 256,
            pattern: '^(?=[/\\.\\-_A-Za-z0-9]+)((?!aws\\.).*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)$',
          },
        },
      },
      Input: { type: 'string', minimum: 1 },
      RetryPolicy: {
        type: 'structure',
        members: {
          MaximumEventAgeInSeconds: {
            type: 'integer',
            minimum: 60,
            maximum: limits.target.maximumEventAgeSeconds,
          },
          MaximumRetryAttempts: {
            type: 'integer',
            minimum: 0,
            maximum: limits.target.maximumRetryAttempts,
          },
        },
      },
      RoleArn: {
        type: 'string',
        required: true,
        minimum: 1,
        maximum: 1600,
        pattern: '^arn:aws(-[a-z]+)?:iam::\\d{12}:role\\/[\\w+=,.@\\/-]+$',
      },
      SqsParameters: {
        type: 'structure',
        members: { MessageGroupId: { type: 'string', minimum: 1, maximum: 128 } },
      },
    },
  },
};
