import type { QueryMember } from '../../gateway/service-action.ts';

const keyAndValue = ['Key', 'Value'] as const;

/**
 * Names of SQS's query protocol, which numbers lists and maps without a `member` or `entry` level:
 * `Attribute.1.Name`, `SendMessageBatchRequestEntry.1.Id`.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
 */
export const queryInputMembers: readonly QueryMember[] = [
  { member: 'Attributes', wireName: 'Attribute', shape: 'map' },
  { member: 'MessageAttributes', wireName: 'MessageAttribute', shape: 'map' },
  { member: 'MessageSystemAttributes', wireName: 'MessageSystemAttribute', shape: 'map' },
  { member: 'AttributeNames', wireName: 'AttributeName', shape: 'list' },
  { member: 'MessageAttributeNames', wireName: 'MessageAttributeName', shape: 'list' },
  { member: 'MessageSystemAttributeNames', wireName: 'MessageSystemAttributeName', shape: 'list' },
  { member: 'Tags', wireName: 'Tag', shape: 'map', mapNames: keyAndValue },
  { member: 'TagKeys', wireName: 'TagKey', shape: 'list' },
  { member: 'AWSAccountIds', wireName: 'AWSAccountId', shape: 'list' },
  { member: 'Actions', wireName: 'ActionName', shape: 'list' },
  ...['SendMessage', 'DeleteMessage', 'ChangeMessageVisibility'].map(
    (action): QueryMember => ({
      member: 'Entries',
      wireName: `${action}BatchRequestEntry`,
      shape: 'list',
    }),
  ),
];

export const queryOutputMembers: readonly QueryMember[] = [
  { member: 'Attributes', wireName: 'Attribute', shape: 'map' },
  { member: 'MessageAttributes', wireName: 'MessageAttribute', shape: 'map' },
  { member: 'Messages', wireName: 'Message', shape: 'list' },
  { member: 'QueueUrls', wireName: 'QueueUrl', shape: 'list' },
  { member: 'queueUrls', wireName: 'QueueUrl', shape: 'list' },
  { member: 'Tags', wireName: 'Tag', shape: 'map', mapNames: keyAndValue },
  { member: 'Failed', wireName: 'BatchResultErrorEntry', shape: 'list' },
];
