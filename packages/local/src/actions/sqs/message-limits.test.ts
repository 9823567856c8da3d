import { describe, expect, it } from 'vitest';
import { refusal, useSqs } from '../../../test/sqs-calls.ts';

const calls = useSqs();
const { createQueue, receive, send } = calls;

describe('limits of a message', () => {
  it('takes 1048576 bytes and refuses 1048577, attributes counted', async () => {
    const queueUrl = await createQueue('orders');
    const attributes = { MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } } };

    await send(queueUrl, 'x'.repeat(1_048_576 - 8), attributes);
    expect(await refusal(send(queueUrl, 'x'.repeat(1_048_576 - 7), attributes))).toEqual({
      name: 'InvalidParameterValue',
      message: 'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
      queryCode: 'InvalidParameterValue',
    });
  });

  it('counts bytes, not characters, against MaximumMessageSize', async () => {
    const queueUrl = await createQueue('orders', { MaximumMessageSize: '1024' });

    await send(queueUrl, 'é'.repeat(512));
    expect((await refusal(send(queueUrl, 'é'.repeat(513)))).message).toBe(
      'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    );
  });

  it.each([
    ['no body', { MessageBody: undefined }, 'The request must contain the parameter MessageBody.'],
    [
      'an attribute of unknown type',
      { MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } },
      "The type of message (user) attribute 'a' is invalid. You must use only the following supported type prefixes: Binary, Number, String.",
    ],
    [
      'an empty attribute',
      { MessageAttributes: { a: { DataType: 'String', StringValue: '' } } },
      "Message (user) attribute 'a' must contain a non-empty value of type 'String'.",
    ],
    [
      'a number that is none',
      { MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } },
      "Can't cast the value of message (user) attribute 'a' to a number.",
    ],
    [
      'a group id with a space',
      { MessageGroupId: 'a b' },
      'Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    ],
    [
      'a deduplication id on a standard queue',
      { MessageDeduplicationId: 'a' },
      'Value a for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ],
    [
      'a list in an attribute',
      { MessageAttributes: { a: { DataType: 'String', StringListValues: ['x'] } } },
      'Message attribute list values in SendMessage operation are not supported.',
    ],
    [
      '11 attributes',
      {
        MessageAttributes: Object.fromEntries(
          Array.from({ length: 11 }, (_, index) => [`a${index}`, { DataType: 'String', StringValue: 'x' }]),
        ),
      },
      'Number of message attributes [11] exceeds the allowed maximum [10].',
    ],
  ])('refuses a message with %s', async (_case, more, message) => {
    const queueUrl = await createQueue('orders');

    expect((await refusal(send(queueUrl, 'x', more))).message).toBe(message);
  });

  it.each([
    [
      { MaxNumberOfMessages: 11 },
      'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      { MaxNumberOfMessages: 0 },
      'Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      { WaitTimeSeconds: 21 },
      'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
    ],
    [
      { VisibilityTimeout: 43_201 },
      'Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= 43200, if provided.',
    ],
  ])('refuses to receive with %j', async (more, message) => {
    const queueUrl = await createQueue('orders');

    expect(await refusal(receive(queueUrl, more))).toEqual({
      name: 'InvalidParameterValue',
      message,
      queryCode: 'InvalidParameterValue',
    });
  });
});
