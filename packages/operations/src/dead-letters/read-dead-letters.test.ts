import { describe, expect, it } from 'vitest';
import { exampleEnvelope } from '../../test/archived-event.ts';
import { scriptAnswers, scriptedClients } from '../../test/scripted-client.ts';
import { readDeadLetters } from './read-dead-letters.ts';

const queueUrl = 'http://127.0.0.1/000000000000/projection-dlq';
const eventText = JSON.stringify(exampleEnvelope());

function exampleMessages(from: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    MessageId: `message-${from + index}`,
    ReceiptHandle: `handle-${from + index}`,
    Body: eventText,
  }));
}

async function read(...answers: readonly unknown[]) {
  const { answer, inputs } = scriptAnswers<Readonly<Record<string, unknown>>>(answers);
  const letters = await readDeadLetters(scriptedClients.sqs(answer), queueUrl);
  return { letters, inputs };
}

describe('readDeadLetters', () => {
  it('tells nothing of an empty queue', async () => {
    expect((await read({})).letters).toEqual([]);
  });

  it('reads 12 messages and makes all of them visible again, in calls of 10 and 2', async () => {
    const { letters, inputs } = await read(
      { Messages: exampleMessages(0, 10) },
      { Messages: exampleMessages(10, 2) },
      { Messages: [] },
      {},
      {},
    );
    expect(letters.map(({ messageId }) => messageId)).toEqual(
      exampleMessages(0, 12).map(({ MessageId }) => MessageId),
    );
    expect(inputs[0]).toEqual({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 60 });
    const shown = inputs.slice(3).map(({ Entries }) => Entries as readonly unknown[]);
    expect(shown.map((entries) => entries.length)).toEqual([10, 2]);
    expect(shown[1]).toEqual([
      { Id: '0', ReceiptHandle: 'handle-10', VisibilityTimeout: 0 },
      { Id: '1', ReceiptHandle: 'handle-11', VisibilityTimeout: 0 },
    ]);
  });

  it('tells a message once that comes again while it reads, and then stops', async () => {
    const again = { ...exampleMessages(0, 1)[0], ReceiptHandle: 'newer' };
    const { letters, inputs } = await read({ Messages: exampleMessages(0, 1) }, { Messages: [again] }, {});
    expect(letters).toHaveLength(1);
    expect(inputs.at(-1)!.Entries).toEqual([{ Id: '0', ReceiptHandle: 'newer', VisibilityTimeout: 0 }]);
  });

  it('waits for messages as long as it is told to', async () => {
    const { answer, inputs } = scriptAnswers<Readonly<Record<string, unknown>>>([{}]);
    await readDeadLetters(scriptedClients.sqs(answer), queueUrl, { waitTimeSeconds: 5 });
    expect(inputs.map(({ WaitTimeSeconds }) => WaitTimeSeconds)).toEqual([5]);
  });

  it.each([
    ['an event of ours', eventText, '019b0000-0000-7000-8000-000000000001'],
    [
      'another event',
      JSON.stringify(exampleEnvelope({ detail: {} })),
      '11111111-1111-4111-8111-111111111111',
    ],
    ['an object whose id is no text', '{"id":7}', undefined],
    ['null', 'null', undefined],
    ['no JSON', 'poison', undefined],
  ])('finds the id of %s', async (_what, body, eventId) => {
    const message = { MessageId: 'message-0', ReceiptHandle: 'handle-0', Body: body };
    const { letters } = await read({ Messages: [message] }, {}, {});
    expect(letters).toEqual([{ messageId: 'message-0', eventId, body }]);
  });
});
