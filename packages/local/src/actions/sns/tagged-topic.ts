import type { Topic } from '../../cores/topic/topic.ts';
import { topicErrors } from '../../cores/topic/topic-errors.ts';
import type { TopicCore } from '../../cores/topic/topic-service.ts';
import { type Input, textParameter } from './define-topic-action.ts';

/** The topic that `ResourceArn` names. @throws {AwsError} ResourceNotFound */
export function taggedTopic(input: Input, topics: TopicCore): Topic {
  const topic = topics.find(textParameter(input, 'ResourceArn'));
  if (topic === undefined) throw topicErrors.resourceNotFound();
  return topic;
}
