import { gzipSync } from 'node:zlib';
import type { CloudPort, MainJobClients, OutgoingOrder } from '../src/main-job/main-job-ports.ts';
import type { TableItem } from '../src/read-model/scan-table.ts';
import { exampleEnvelope } from './archived-event.ts';
import { findContractViolations } from './find-contract-violations.ts';
import { type SentCommand, scriptedClients } from './scripted-client.ts';

/** What goes wrong in a fake cloud. */
export interface ShopFaults {
  /** Place, from 0, of an entry that the EventBridge replay leaves out. */
  readonly lostByReplay?: number;
  /** The notifier runs under the S3 replay although it must not. */
  readonly notifiesAgain?: boolean;
  /** The notifier runs again for an event that it has handled, and overwrites its item. */
  readonly overwritesNotification?: boolean;
  /** The publisher leaves out its last order and does not throw. */
  readonly publisherForgetsLast?: boolean;
  /** The archiver writes nothing. */
  readonly archiverStandsStill?: boolean;
}

interface Entry {
  readonly eventId: string;
  readonly outgoing: OutgoingOrder;
  readonly text: string;
}

const poisonReason = 'Failed to project order "POISON": its total is not that of its lines.';

/**
 * A shop whose three consumers are correct, in a few lines of memory: what the main job must find in order, unless a
 * fault is asked for. Its outputs are those of `exampleOutputs`.
 */
export function createFakeShopCloud(faults: ShopFaults = {}) {
  const entries: Entry[] = [];
  const projected = new Map<string, OutgoingOrder>();
  const notifications = new Map<string, TableItem>();
  const idempotency = new Map<string, TableItem>();
  const deadLetters: string[] = [];
  const logs: Record<string, string[]> = {
    'order-projection': [],
    'order-notifier': [],
    'event-archiver': [],
  };
  let duplicates = 0;
  let notified = 0;
  let replayed = 0;
  let pendingReplay: readonly Entry[] = [];

  const runOnce = (consumer: string, key: string, effect: () => void) => {
    const id = `${consumer}#${key}`;
    if (idempotency.has(id)) duplicates += 1;
    else effect();
    idempotency.set(id, { id, status: 'COMPLETED' });
  };
  const project = ({ outgoing, text }: Entry, replayName = '') => {
    if (outgoing.order.data.totalPence === 101) {
      deadLetters.push(text);
      const failure = { level: 'ERROR', eventId: outgoing.id, reason: poisonReason };
      logs['order-projection']!.push(JSON.stringify(failure));
    } else {
      runOnce('order-projection', `${replayName}${outgoing.id}`, () => {
        projected.set(outgoing.id, outgoing);
      });
    }
  };
  const notify = ({ outgoing }: Entry) => {
    if (outgoing.order.kind === 'cancelled') return;
    const record = () => {
      notifications.set(outgoing.id, { pk: outgoing.id });
      notified += 1;
    };
    runOnce('order-notifier', outgoing.id, record);
    if (faults.overwritesNotification) record();
  };
  const put = (outgoing: OutgoingOrder) => {
    const { kind, data } = outgoing.order;
    const eventId = `event-${entries.length}`;
    const envelope = exampleEnvelope({
      id: eventId,
      'detail-type': kind === 'placed' ? 'orders.OrderPlaced' : 'orders.OrderCancelled',
      time: kind === 'placed' ? data.placedAt : data.cancelledAt,
    });
    const metadata = { ...envelope.detail.metadata, id: outgoing.id };
    const entry = { eventId, outgoing, text: JSON.stringify({ ...envelope, detail: { metadata, data } }) };
    entries.push(entry);
    project(entry);
    notify(entry);
  };

  const tables: Readonly<Record<string, () => readonly TableItem[]>> = {
    'read-model': () => toReadModel([...projected.values()]),
    notifications: () => [...notifications.values()],
    idempotency: () => [...idempotency.values()],
  };
  const clients: MainJobClients = {
    dynamoDb: scriptedClients.dynamoDb(({ name, input }: SentCommand<{ readonly TableName: string }>) => {
      if (name === 'Scan') return { Items: tables[input.TableName]!() };
      projected.clear();
      return {};
    }),
    eventBridge: scriptedClients.eventBridge(({ name }) => {
      if (name === 'DescribeArchive') return { EventCount: entries.length };
      if (name === 'DescribeReplay') return { State: pendingReplay.length === 0 ? 'COMPLETED' : 'RUNNING' };
      pendingReplay = entries.filter((_entry, index) => index !== faults.lostByReplay);
      return { State: 'STARTING' };
    }),
    s3: scriptedClients.s3(({ name }) => {
      const lines = faults.archiverStandsStill ? [] : entries.map(({ text }) => `${text}\n`);
      if (name === 'ListObjectsV2') return { Contents: [{ Key: 'archive/1.ndjson.gz' }] };
      return { Body: { transformToByteArray: async () => gzipSync(lines.join('')) } };
    }),
    sqs: scriptedClients.sqs(({ name, input }) => {
      if (name === 'SendMessageBatch') {
        for (const { MessageBody: body } of input.Entries) {
          const { id } = JSON.parse(body) as { readonly id: string };
          const entry = entries.find(({ eventId }) => eventId === id)!;
          project(entry, 's3#');
          if (faults.notifiesAgain) notifications.set(`again-${id}`, { pk: `again-${id}` });
        }
      }
      if (name !== 'ReceiveMessage' || !input.QueueUrl.endsWith('order-projection-dlq')) return {};
      return {
        Messages: deadLetters.map((Body, index) => ({ MessageId: `${index}`, ReceiptHandle: 'h', Body })),
      };
    }),
  };
  const cloud: CloudPort = {
    async settle() {
      for (const entry of pendingReplay) project(entry, 'eb#');
      replayed += pendingReplay.length;
      pendingReplay = [];
    },
    activity: () => ({
      matchedByRule: {
        'arn:rule/order-projection': entries.length,
        'arn:rule/order-notifier': entries.filter(({ outgoing }) => outgoing.order.kind === 'placed').length,
        'arn:rule/event-archiver': entries.length,
      },
      replayed,
      redelivered: deadLetters.length * 2,
      lost: 0,
      faults: 0,
    }),
    functionLogs: (name) => {
      const consumer = name.replace('function-', '');
      const counts = { DuplicatesAbsorbed: duplicates, EventsHandled: notified };
      const metrics = { _aws: {}, ...(consumer === 'order-notifier' && counts) };
      return [...logs[consumer]!, JSON.stringify(metrics)];
    },
  };
  return {
    clients,
    cloud,
    publisher: {
      findViolations: findContractViolations,
      async publishAll(outgoing: readonly OutgoingOrder[]) {
        const taken = outgoing.slice(0, faults.publisherForgetsLast ? -1 : undefined);
        taken.forEach(put);
        return taken.length;
      },
    },
  };
}

function toReadModel(outgoing: readonly OutgoingOrder[]): readonly TableItem[] {
  const countries = new Map<string, Record<string, number | string>>();
  for (const { order } of outgoing) {
    const { country, totalPence } = order.data;
    const pk = `COUNTRY#${country}`;
    const zero: Record<string, number | string> = {
      pk,
      orders: 0,
      cancellations: 0,
      grossPence: 0,
      cancelledPence: 0,
    };
    const total = countries.get(country) ?? zero;
    const [count, pence] =
      order.kind === 'placed' ? ['orders', 'grossPence'] : ['cancellations', 'cancelledPence'];
    countries.set(country, {
      ...total,
      [count!]: Number(total[count!]) + 1,
      [pence!]: Number(total[pence!]) + totalPence,
    });
  }
  return [
    ...countries.values(),
    ...outgoing.map(({ order }) => ({
      pk: `ORDER#${order.invoice.invoiceNo}`,
      totalPence: order.data.totalPence,
    })),
  ];
}
