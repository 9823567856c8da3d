import { invalid } from '../event-bus-errors.ts';
import { toTargetParameter } from '../target-input.ts';
import type { TargetKind } from './target-kind.ts';

/** Sends the input as the body of a message. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html */
export const sqsTarget: TargetKind = {
  label: 'SQS queues',
  action: 'sqs:SendMessage',
  handles: (targetArn) => /^arn:aws[\w-]*:sqs:/.test(targetArn),
  check({ Id, Arn, SqsParameters }) {
    return Arn.endsWith('.fifo') && SqsParameters?.MessageGroupId === undefined
      ? invalid(`Parameter(s) SqsParameters must be specified for target: ${Id}.`)
      : undefined;
  },
  exists: ({ queues }, targetArn) => queues.exists(targetArn),
  deliver({ queues }, { target, event, eventText, input }) {
    const parameter = target.SqsParameters?.MessageGroupId;
    const messageGroupId = parameter === undefined ? undefined : toTargetParameter(parameter, eventText);
    if (parameter !== undefined && messageGroupId === undefined) {
      return {
        errorCode: 'INVALID_PARAMETER',
        errorMessage: `MessageGroupId ${parameter} leads to nothing in the event.`,
      };
    }
    queues.send(target.Arn, {
      body: input,
      ...(messageGroupId !== undefined && { messageGroupId }),
      ...(event.traceHeader !== undefined && { awsTraceHeader: event.traceHeader }),
    });
    return undefined;
  },
};
