import { type ArchivedEvent, readS3Archive } from '../archive/read-s3-archive.ts';
import type { Deployment } from '../deployment.ts';
import { digestItems } from '../read-model/digest-items.ts';
import { scanTable, type TableItem } from '../read-model/scan-table.ts';
import type { CountryTotals, TotalsByCountry } from '../retail/country-totals.ts';
import type { MainJobClients } from './main-job-ports.ts';

/** What the consumers have left behind in tables and archive. */
export interface Effects {
  readonly readModelDigest: string;
  readonly totals: TotalsByCountry;
  /** Items of orders and cancellations in the read model. */
  readonly projected: number;
  readonly notifications: number;
  readonly notificationsDigest: string;
  /** Distinct events in the S3 archive, in the order in which they were found. */
  readonly archived: readonly ArchivedEvent[];
  /** Completed idempotency records by subscription. */
  readonly completed: Readonly<Record<string, number>>;
}

const COUNTRY_PREFIX = 'COUNTRY#';

/** Reads every effect of the run so far. */
export async function measureEffects(
  { dynamoDb, s3 }: Pick<MainJobClients, 'dynamoDb' | 's3'>,
  deployment: Deployment,
): Promise<Effects> {
  const readModel = await scanTable(dynamoDb, deployment.readModelTableName);
  const notifications = await scanTable(dynamoDb, deployment.notificationsTableName);
  const completed = await countCompleted(dynamoDb, deployment);
  const archived = new Map<string, ArchivedEvent>();
  for await (const event of readS3Archive({ client: s3, bucketName: deployment.archiveBucketName })) {
    archived.set(event.eventId, archived.get(event.eventId) ?? event);
  }
  return {
    readModelDigest: digestItems(readModel),
    totals: toTotals(readModel),
    projected: readModel.filter(({ pk }) => !String(pk).startsWith(COUNTRY_PREFIX)).length,
    notifications: notifications.length,
    notificationsDigest: digestItems(notifications),
    archived: [...archived.values()],
    completed,
  };
}

function toTotals(readModel: readonly TableItem[]): TotalsByCountry {
  const countries = readModel.filter(({ pk }) => String(pk).startsWith(COUNTRY_PREFIX));
  return Object.fromEntries(
    countries.map(({ pk, orders, cancellations, grossPence, cancelledPence }) => [
      String(pk).slice(COUNTRY_PREFIX.length),
      { orders, cancellations, grossPence, cancelledPence } as CountryTotals,
    ]),
  );
}

async function countCompleted(
  dynamoDb: MainJobClients['dynamoDb'],
  { idempotencyTableName, consumers }: Deployment,
): Promise<Readonly<Record<string, number>>> {
  const records = await scanTable(dynamoDb, idempotencyTableName, 'id');
  return Object.fromEntries(
    Object.keys(consumers).map((name) => [
      name,
      records.filter(({ id, status }) => status === 'COMPLETED' && String(id).startsWith(`${name}#`)).length,
    ]),
  );
}
