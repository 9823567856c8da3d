import { type PublishInput, publishedBytes } from '../../cores/topic/publish-input.ts';
import { topicErrors } from '../../cores/topic/topic-errors.ts';
import { topicLimits } from '../../cores/topic/topic-limits.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { defineTopicAction, type Input } from './define-topic-action.ts';
import { toPublishAnswer, toPublishInput } from './message-input.ts';

/**
 * Publishes up to 10 messages; a refused one is told in `Failed` and the others go on.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
 */
export const publishBatch = defineTopicAction({
  name: 'PublishBatch',
  grant: 'Publish',
  handle(input, { arn }, { topics }) {
    const entries = entriesOf(input);
    const messages = entries.map(readEntry);
    const bytes = messages.reduce(
      (sum, each) => sum + (each instanceof AwsError ? 0 : publishedBytes(each)),
      0,
    );
    if (bytes > topicLimits.messageBytes) throw topicErrors.batchTooLong();
    const successful: object[] = [];
    const failed: object[] = [];
    for (const [index, message] of messages.entries()) {
      const { Id } = entries[index]!;
      try {
        if (message instanceof AwsError) throw message;
        successful.push({ Id, ...toPublishAnswer(topics.publish(arn, message)) });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        const { code, queryCode = code, statusCode } = error;
        failed.push({ Id, Code: queryCode, Message: error.message, SenderFault: statusCode < 500 });
      }
    }
    return { Successful: successful, Failed: failed };
  },
});

function entriesOf({ PublishBatchRequestEntries: entries }: Input): readonly Input[] {
  if (!Array.isArray(entries) || entries.length === 0) throw topicErrors.emptyBatch();
  if (entries.length > topicLimits.batchEntries) throw topicErrors.tooManyEntries();
  const ids = new Set<string>();
  for (const entry of entries as readonly unknown[]) {
    const id = typeof entry === 'object' && entry !== null ? (entry as Input).Id : undefined;
    if (typeof id !== 'string' || !/^[\w-]{1,80}$/.test(id)) throw topicErrors.invalidBatchEntryId();
    if (ids.has(id)) throw topicErrors.batchIdsNotDistinct();
    ids.add(id);
  }
  return entries as Input[];
}

function readEntry(entry: Input): PublishInput | AwsError {
  try {
    return toPublishInput(entry);
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}
