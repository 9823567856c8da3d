import { invalid } from '../event-bus-errors.ts';
import type { TargetKind } from './target-kind.ts';

/** Publishes the input as a message. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html */
export const snsTarget: TargetKind = {
  label: 'SNS topics',
  action: 'sns:Publish',
  handles: (targetArn) => /^arn:aws[\w-]*:sns:/.test(targetArn),
  check({ Id, Arn }) {
    return Arn.endsWith('.fifo')
      ? invalid(`Parameter ${Arn} is not valid. Reason: FIFO topics are not supported for target ${Id}.`)
      : undefined;
  },
  exists: ({ topics }, targetArn) => topics.exists(targetArn),
  deliver({ topics }, { target, input }) {
    topics.publish(target.Arn, { message: input });
    return undefined;
  },
};
