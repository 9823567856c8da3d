import { createHash } from 'node:crypto';
import db from 'dynalite/db/index.js';
import type { CloudContext } from '../../cloud-context.ts';
import { DynamodbError, validationError } from './dynamodb-error.ts';
import { withItemLocks, type ItemAddress } from './item-locks.ts';
import { stageWrites } from './staged-writes.ts';
import { fromCallback, type DynaliteOperation, type TableStore } from './table-store.ts';

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html (2026-11-20) */
const TRANSACTION_ITEMS = 100;
/** How long a client token stands for its request. Same source. */
const TOKEN_LIFETIME_MS = 600_000;

type Input = Record<string, unknown>;

/** The transactional operations, which dynalite lacks. */
export interface Transactions {
  /** Carries out all writes or none. @throws {DynamodbError} TransactionCanceledException, IdempotentParameterMismatchException, ValidationException. */
  write(input: Input): Promise<Input>;
  /** Reads items as they stand at one moment. @throws {DynamodbError} */
  read(input: Input): Promise<Input>;
}

interface Part {
  readonly kind: 'ConditionCheck' | 'Put' | 'Update' | 'Delete';
  readonly data: Input;
  readonly address: ItemAddress;
  readonly returnsOld: boolean;
}

interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

const operationOf = {
  ConditionCheck: 'DeleteItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
} as const satisfies Record<Part['kind'], DynaliteOperation>;

export function createTransactions(cloud: Pick<CloudContext, 'clock'>, tables: TableStore): Transactions {
  const tokens = new Map<
    string,
    { readonly digest: string; readonly untilMs: number; readonly done: Promise<Input> }
  >();

  const toPart = async (item: Input): Promise<Part> => {
    const kinds = Object.keys(operationOf).filter((kind) => item[kind] !== undefined) as Part['kind'][];
    const kind = kinds[0];
    if (kind === undefined || kinds.length > 1) {
      throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
    }
    const { ReturnValuesOnConditionCheckFailure, ...single } = item[kind] as Input;
    if (kind === 'ConditionCheck' && single['ConditionExpression'] === undefined) {
      throw validationError(
        "1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null",
      );
    }
    const data = tables.validate(operationOf[kind], single);
    const tableName = String(data['TableName']);
    const table = await tables.table(tableName);
    const invalid =
      kind === 'Put' ? db.validateItem(data['Item'], table) : db.validateKey(data['Key'], table);
    if (invalid) throw validationError(invalid.message);
    return {
      kind,
      data,
      address: { tableName, key: db.createKey(kind === 'Put' ? data['Item'] : data['Key'], table) },
      returnsOld: ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
    };
  };

  const commit = async (items: readonly Input[]): Promise<Input> => {
    const parts = await Promise.all(items.map(toPart));
    if (new Set(parts.map(({ address }) => `${address.tableName}/${address.key}`)).size < parts.length) {
      throw validationError('Transaction request cannot include multiple operations on one item');
    }
    return withItemLocks(
      tables.store,
      parts.map(({ address }) => address),
      async () => {
        const staged = stageWrites(tables.store);
        const reasons: CancellationReason[] = [];
        for (const part of parts) reasons.push(await tryPart(part, staged));
        if (reasons.some(({ Code }) => Code !== 'None')) {
          throw new DynamodbError(
            'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
            `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
            { CancellationReasons: reasons },
          );
        }
        if (staged.writes.length > 0) {
          await fromCallback((callback) => tables.store.db.batch(staged.writes, callback));
        }
        return {};
      },
    );
  };

  const tryPart = async (
    { kind, data, address, returnsOld }: Part,
    staged: ReturnType<typeof stageWrites>,
  ): Promise<CancellationReason> => {
    try {
      if (kind === 'ConditionCheck') {
        const items = staged.store.getItemDb(address.tableName);
        const refusal = db.checkConditional(
          data,
          await fromCallback((callback) => items.get(address.key, callback)),
        );
        if (refusal) throw new DynamodbError(refusal.body!.__type, refusal.message);
      } else {
        await tables.run(operationOf[kind], data, staged.store);
      }
      return { Code: 'None' };
    } catch (error) {
      if (!(error instanceof DynamodbError)) throw error;
      if (error.code !== 'ConditionalCheckFailedException') {
        return { Code: error.code.replace(/Exception$/, 'Error'), Message: error.message };
      }
      const item = returnsOld ? staged.lastRead() : undefined;
      return {
        Code: 'ConditionalCheckFailed',
        Message: error.message,
        ...(item === undefined ? {} : { Item: item }),
      };
    }
  };

  return {
    write(input) {
      const items = transactItems(input);
      const token = input['ClientRequestToken'];
      if (typeof token !== 'string') return commit(items);

      const nowMs = cloud.clock.now();
      for (const [known, { untilMs }] of tokens) {
        if (untilMs > nowMs) break;
        tokens.delete(known);
      }
      const digest = createHash('sha256').update(JSON.stringify(items)).digest('base64');
      const known = tokens.get(token);
      if (known?.digest === digest) return known.done;
      if (known) {
        throw new DynamodbError(
          'com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException',
          'The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical',
        );
      }
      const done = commit(items);
      tokens.set(token, { digest, untilMs: nowMs + TOKEN_LIFETIME_MS, done });
      done.catch(() => tokens.delete(token));
      return done;
    },

    async read(input) {
      const gets = transactItems(input).map((item) => {
        if (item['Get'] === undefined) throw validationError('TransactItems can only contain Get');
        return tables.validate('GetItem', item['Get'] as Input);
      });
      const addresses = await Promise.all(
        gets.map(async (data) => {
          const table = await tables.table(String(data['TableName']));
          const invalid = db.validateKey(data['Key'], table);
          if (invalid) throw validationError(invalid.message);
          return { tableName: table.TableName, key: db.createKey(data['Key'], table) };
        }),
      );
      const answers = await withItemLocks(tables.store, addresses, () =>
        Promise.all(gets.map((data) => tables.run('GetItem', data))),
      );
      return {
        Responses: (answers as Input[]).map(({ Item }) => (Item === undefined ? {} : { Item })),
      };
    },
  };
}

function transactItems(input: Input): readonly Input[] {
  const items = input['TransactItems'];
  if (!Array.isArray(items) || items.length < 1 || items.length > TRANSACTION_ITEMS) {
    const bound =
      Array.isArray(items) && items.length > 0 ? 'less than or equal to 100' : 'greater than or equal to 1';
    throw validationError(
      `1 validation error detected: Value '${Array.isArray(items) ? `[${items.length} items]` : 'null'}' at 'transactItems' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  return items as Input[];
}
