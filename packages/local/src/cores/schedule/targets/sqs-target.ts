import type { ScheduleTargetKind } from './schedule-target-kind.ts';

/** Sends the input as the body of a message. */
export const sqsTarget: ScheduleTargetKind = {
  label: 'SQS queues',
  parameters: 'SqsParameters',
  handles: (targetArn) => /^arn:aws[\w-]*:sqs:/.test(targetArn),
  check({ Arn, SqsParameters }) {
    return Arn.endsWith('.fifo') && SqsParameters?.MessageGroupId === undefined
      ? 'SqsParameters.MessageGroupId must be specified for a FIFO queue.'
      : undefined;
  },
  toCall({ target, input }) {
    const [, , , , accountId, queueName] = target.Arn.split(':');
    return {
      service: 'sqs',
      action: 'SendMessage',
      input: {
        QueueUrl: `http://127.0.0.1/${accountId}/${queueName}`,
        MessageBody: input,
        ...(target.SqsParameters?.MessageGroupId !== undefined && {
          MessageGroupId: target.SqsParameters.MessageGroupId,
        }),
      },
    };
  },
};
