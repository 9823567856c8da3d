import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { createSystemRandom, type Random } from '@busbar/core';
import type { HandlerResult } from '../consume/event-handler.ts';
import { ReadModelContentionError } from './read-model-contention-error.ts';
import type { ReadModelChange } from './read-model.ts';

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

/**
 * Makes the store of the read model on DynamoDB.
 *
 * Item and totals change in one transaction on the condition that the item is new, so the totals count each order once
 * whatever comes twice and whatever crashes. Changes of one country in one process wait for one another, and a conflict
 * with another process is tried again: DynamoDB cancels one of two transactions that meet on an item.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
 */
export function createReadModelStore({
  client,
  tableName,
  wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random = createSystemRandom(),
}: ReadModelStoreOptions): ReadModelStore {
  const lastByCountry = new Map<string, Promise<unknown>>();

  async function write(change: ReadModelChange): Promise<HandlerResult> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        // No ClientRequestToken of our own: DynamoDB remembers it for 10 minutes, and a replay into an emptied table would
        // then succeed without writing.
        await client.send(new TransactWriteItemsCommand(toTransaction(tableName, change)));
        return { outcome: 'handled' };
      } catch (error) {
        const reasons = cancellationCodes(error);
        if (reasons.includes('ConditionalCheckFailed')) return { outcome: 'duplicate' };
        if (!reasons.includes('TransactionConflict')) throw error;
        if (attempt === ATTEMPTS) throw new ReadModelContentionError(change.country, attempt, error);
        await wait(random.next() * BASE_DELAY_MS * 2 ** attempt);
      }
    }
  }

  return {
    apply(change) {
      const before = lastByCountry.get(change.country);
      const turn = before === undefined ? write(change) : before.then(() => write(change));
      const settled = turn.then(
        () => {},
        () => {},
      );
      lastByCountry.set(change.country, settled);
      settled.then(() => {
        if (lastByCountry.get(change.country) === settled) lastByCountry.delete(change.country);
      });
      return turn;
    },
  };
}

function toTransaction(
  TableName: string,
  { item, country, increment }: ReadModelChange,
): TransactWriteItemsCommandInput {
  return {
    TransactItems: [
      { Put: { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
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
