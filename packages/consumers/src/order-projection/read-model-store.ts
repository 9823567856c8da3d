import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { createSystemRandom, type Random } from '@busbar/core';
import type { HandlerResult } from '../consume/event-handler.ts';
import { ReadModelContentionError } from './read-model-contention-error.ts';
import { type ReadModelChange, sumIncrements } from './read-model.ts';

export interface ReadModelStoreOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
  /** Resolves after so many ms. @default the machine's timer */
  readonly wait?: (ms: number) => Promise<void>;
  /** @default the operating system's entropy */
  readonly random?: Random;
}

/** Applies changes to the read model, each once. */
export interface ReadModelStore {
  /**
   * @returns `duplicate` when the change's item is there already.
   * @throws ReadModelContentionError when other transactions kept the country's totals busy at every attempt.
   */
  apply(change: ReadModelChange): Promise<HandlerResult>;
}

const ATTEMPTS = 5;
const BASE_DELAY_MS = 20;
/** Changes of one transaction; DynamoDB takes 100 items and 4 MB. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const GROUP_CHANGES = 25;

interface PendingChange {
  readonly change: ReadModelChange;
  readonly resolve: (result: HandlerResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes the store of the read model on DynamoDB.
 *
 * Items and totals change in one transaction on the condition that the items are new, so the totals count each order once
 * whatever comes twice and whatever crashes. A country's totals are one item, and DynamoDB cancels one of two transactions
 * that meet on an item: changes of one country that come while a transaction of it is under way go together in the next
 * one, and a conflict with another process is tried again.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
 */
export function createReadModelStore({
  client,
  tableName,
  wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random = createSystemRandom(),
}: ReadModelStoreOptions): ReadModelStore {
  const waitingByCountry = new Map<string, PendingChange[]>();

  async function writeAll(country: string, waiting: PendingChange[]): Promise<void> {
    while (waiting.length > 0) await writeGroup(country, takeGroup(waiting));
    waitingByCountry.delete(country);
  }

  /** Settles every change of the group and throws nothing. */
  async function writeGroup(country: string, group: readonly PendingChange[]): Promise<void> {
    let left = group;
    let attempt = 1;
    while (left.length > 0) {
      try {
        // No ClientRequestToken of our own: DynamoDB remembers it for 10 minutes, and a replay into an emptied table would
        // then succeed without writing.
        const transaction = toTransaction(tableName, country, left);
        await client.send(new TransactWriteItemsCommand(transaction));
        for (const { resolve } of left) resolve({ outcome: 'handled' });
        return;
      } catch (error) {
        const codes = cancellationCodes(error);
        const isThere = (_: PendingChange, index: number) => codes[index] === 'ConditionalCheckFailed';
        if (left.some(isThere)) {
          for (const { resolve } of left.filter(isThere)) resolve({ outcome: 'duplicate' });
          left = left.filter((pending, index) => !isThere(pending, index));
        } else if (!codes.includes('TransactionConflict')) {
          if (left.length > 1 && blamesOneItem(error, codes)) return writeAlone(country, left);
          for (const { reject } of left) reject(error);
          return;
        } else if (attempt === ATTEMPTS) {
          for (const { reject } of left) reject(new ReadModelContentionError(country, attempt, error));
          return;
        } else {
          await wait(random.next() * BASE_DELAY_MS * 2 ** attempt);
          attempt += 1;
        }
      }
    }
  }

  /** One change must not fail with another that went in the same transaction. */
  async function writeAlone(country: string, group: readonly PendingChange[]): Promise<void> {
    for (const pending of group) await writeGroup(country, [pending]);
  }

  return {
    apply(change) {
      const { promise, resolve, reject } = Promise.withResolvers<HandlerResult>();
      const pending = { change, resolve, reject };
      const waiting = waitingByCountry.get(change.country);
      if (waiting !== undefined) {
        waiting.push(pending);
      } else {
        const first = [pending];
        waitingByCountry.set(change.country, first);
        void writeAll(change.country, first);
      }
      return promise;
    },
  };
}

/** Takes what can go in one transaction: DynamoDB refuses two writes of one item, so the second waits for the next. */
function takeGroup(waiting: PendingChange[]): readonly PendingChange[] {
  const group = new Map<string, PendingChange>();
  for (const pending of waiting) {
    const key = pending.change.item.pk.S;
    if (!group.has(key) && group.size < GROUP_CHANGES) group.set(key, pending);
  }
  const taken = new Set(group.values());
  waiting.splice(0, waiting.length, ...waiting.filter((pending) => !taken.has(pending)));
  return [...taken];
}

function toTransaction(
  TableName: string,
  country: string,
  group: readonly PendingChange[],
): TransactWriteItemsCommandInput {
  const increment = sumIncrements(group.map(({ change }) => change.increment));
  return {
    TransactItems: [
      ...group.map(({ change }) => ({
        Put: { TableName, Item: change.item, ConditionExpression: 'attribute_not_exists(pk)' },
      })),
      {
        Update: {
          TableName,
          Key: { pk: { S: `COUNTRY#${country}` } },
          UpdateExpression:
            'SET country = :country ADD orders :orders, cancellations :cancellations, grossPence :grossPence, ' +
            'cancelledPence :cancelledPence, netRevenuePence :netRevenuePence',
          ExpressionAttributeValues: {
            ':country': { S: country },
            ...Object.fromEntries(
              Object.entries(increment).map(([name, value]) => [`:${name}`, { N: String(value) }]),
            ),
          },
        },
      },
    ],
  };
}

function cancellationCodes(error: unknown): readonly (string | undefined)[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code);
}

/** Whether DynamoDB refused what a change holds (an item too large, a bad value) and not the call as such. */
function blamesOneItem(error: unknown, codes: readonly (string | undefined)[]): boolean {
  return (
    codes.includes('ValidationError') || (error instanceof Error && error.name === 'ValidationException')
  );
}
