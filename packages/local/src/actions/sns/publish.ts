import { topicErrors } from '../../cores/topic/topic-errors.ts';
import { defineSnsAction, type Input, topicArnOf } from './define-topic-action.ts';
import { toPublishAnswer, toPublishInput } from './message-input.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export const publish = defineSnsAction({
  name: 'Publish',
  permissions: (input) => [{ action: 'sns:Publish', resource: targetOf(input) }],
  handle: (input, { topics }) => toPublishAnswer(topics.publish(targetOf(input), toPublishInput(input))),
});

function targetOf(input: Input): string {
  if (input.PhoneNumber !== undefined) {
    throw topicErrors.invalidParameter('PhoneNumber Reason: The local cloud sends no text messages');
  }
  const arn = input.TopicArn ?? input.TargetArn;
  if (arn === undefined) {
    throw topicErrors.invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
  }
  return topicArnOf({ TopicArn: arn });
}
