import type { PublishInput } from '../../cores/topic/publish-input.ts';
import { topicErrors } from '../../cores/topic/topic-errors.ts';
import type { PublishedNotification } from '../../cores/topic/topic-service.ts';
import type { MessageAttribute } from '../../services.ts';
import { type Input, mapParameter, optionalTextParameter } from './define-topic-action.ts';

/** Reads the members that Publish and an entry of PublishBatch share. @throws {AwsError} InvalidParameter */
export function toPublishInput(input: Input): PublishInput {
  if (typeof input.Message !== 'string') throw topicErrors.invalidParameter('Empty message');
  const named = {
    subject: optionalTextParameter(input, 'Subject'),
    messageStructure: optionalTextParameter(input, 'MessageStructure'),
    groupId: optionalTextParameter(input, 'MessageGroupId'),
    deduplicationId: optionalTextParameter(input, 'MessageDeduplicationId'),
  };
  return {
    message: input.Message,
    attributes: toAttributes(mapParameter(input, 'MessageAttributes')),
    ...(Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Partial<
      Record<keyof typeof named, string>
    >),
  };
}

/** Answer to Publish, or to one entry of a batch. */
export function toPublishAnswer({ messageId, sequenceNumber }: PublishedNotification): object {
  return { MessageId: messageId, ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }) };
}

function toAttributes(attributes: Input): Readonly<Record<string, MessageAttribute>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, raw]) => {
      const { DataType, StringValue, BinaryValue } = (raw ?? {}) as Input;
      return [
        name,
        {
          DataType: typeof DataType === 'string' ? DataType : '',
          ...(typeof StringValue === 'string' && { StringValue }),
          ...(typeof BinaryValue === 'string' && { BinaryValue }),
        },
      ];
    }),
  );
}
