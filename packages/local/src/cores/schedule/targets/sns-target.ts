import type { ScheduleTargetKind } from './schedule-target-kind.ts';

/** Publishes the input as a message to a topic. */
export const snsTarget: ScheduleTargetKind = {
  label: 'SNS topics',
  handles: (targetArn) => /^arn:aws[\w-]*:sns:/.test(targetArn),
  toCall: ({ target, input }) => ({
    service: 'sns',
    action: 'Publish',
    input: { TopicArn: target.Arn, Message: input },
  }),
};
