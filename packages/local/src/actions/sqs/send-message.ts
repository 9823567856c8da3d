import { defineQueueAction } from './define-queue-action.ts';
import { toMessageInput, toSendAnswer } from './message-input.ts';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const sendMessage = defineQueueAction({
  name: 'SendMessage',
  handle: (input, queue, { context }) => toSendAnswer(input, queue.send(toMessageInput(input, context))),
});
