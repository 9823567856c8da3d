import type { CloudContext } from '../../cloud-context.ts';
import { validationError } from './dynamodb-error.ts';
import type { TableStore } from './table-store.ts';

type Input = Record<string, unknown>;

/** The time-to-live settings of tables. Items are not removed when their time is over: on AWS that may take days. */
export interface TimeToLive {
  update(input: Input): Promise<Input>;
  describe(input: Input): Promise<Input>;
  /** Attribute that holds when an item ends; `undefined` while it is disabled. */
  attributeOf(tableName: string): string | undefined;
  forget(tableName: string): void;
}

export function createTimeToLive(cloud: Pick<CloudContext, 'store'>, tables: TableStore): TimeToLive {
  const attributes = cloud.store.collection<string>('dynamodb-time-to-live');
  return {
    async update({ TableName, TimeToLiveSpecification }) {
      const tableName = String(TableName);
      await tables.table(tableName, { active: false });
      const { Enabled, AttributeName } = (TimeToLiveSpecification ?? {}) as {
        Enabled?: unknown;
        AttributeName?: unknown;
      };
      if (typeof AttributeName !== 'string' || AttributeName === '' || typeof Enabled !== 'boolean') {
        throw validationError('TimeToLiveSpecification must have Enabled and AttributeName');
      }
      const current = attributes.get(tableName);
      if (Enabled && current !== undefined) {
        throw validationError(
          current === AttributeName
            ? 'TimeToLive is already enabled'
            : `TimeToLive is active on a different AttributeName: current AttributeName is ${current}`,
        );
      }
      if (!Enabled && current === undefined) throw validationError('TimeToLive is already disabled');
      if (Enabled) attributes.set(tableName, AttributeName);
      else attributes.delete(tableName);
      return { TimeToLiveSpecification: { Enabled, AttributeName } };
    },
    async describe({ TableName }) {
      const tableName = String(TableName);
      await tables.table(tableName, { active: false });
      const AttributeName = attributes.get(tableName);
      return {
        TimeToLiveDescription:
          AttributeName === undefined
            ? { TimeToLiveStatus: 'DISABLED' }
            : { TimeToLiveStatus: 'ENABLED', AttributeName },
      };
    },
    attributeOf: (tableName) => attributes.get(tableName),
    forget(tableName) {
      attributes.delete(tableName);
    },
  };
}
