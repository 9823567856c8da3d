import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createRandom } from '@busbar/core';
import {
  type KillableCloud,
  readStateOf,
  type ToldState,
  settleOver,
  startKillableCloud,
} from './killable-cloud.ts';
import { writeAssembly } from './write-assembly.ts';

export interface CrashRunOptions {
  readonly kills: number;
  /** 32-bit integer: draws when the process is killed and what is published. */
  readonly seed: number;
  /** Called after each kill with its number. @default nothing is told */
  readonly onKill?: (kill: number) => void;
}

/** What became of the events; every list holds keys of events. */
export interface CrashReport {
  readonly seed: number;
  readonly kills: number;
  /** Kills that hit the process before it was ready. */
  readonly killsDuringStart: number;
  readonly sent: number;
  /** Events of which PutEvents has said that it has them. */
  readonly accepted: number;
  /** Events whose answer had not come when publishing ended. */
  readonly unanswered: number;
  /** Deliveries to the puller beyond the first. */
  readonly duplicates: number;
  readonly poisonDeadLettered: number;
  /** Accepted and not in the archive; not pulled and not in its queue; without item, object, queue or DLQ. */
  readonly lost: readonly string[];
  /** Accepted, healthy and not handled when all had settled. */
  readonly unhandled: readonly string[];
  /** Found somewhere and never sent. */
  readonly invented: readonly string[];
}

/** Longest time that the cloud runs before it is killed, in ms. */
const longestRunMs = 400;
const publishers = 4;

/**
 * Publishes to a local cloud with a data directory, kills it with SIGKILL at random points, starts it again on the
 * same directory, and in the end looks for every accepted event.
 */
export async function runCrashes({ kills, seed, onKill }: CrashRunOptions): Promise<CrashReport> {
  const random = createRandom(seed);
  const directory = mkdtempSync(join(tmpdir(), 'busbar-crash-'));
  const assembly = join(directory, 'cdk.out');
  writeAssembly(assembly);
  const start = (port: number) =>
    startKillableCloud({ assembly, dataDir: join(directory, 'data'), port, seed });

  let cloud: KillableCloud = start(0);
  const endpoint = await cloud.endpoint;
  const port = Number(new URL(endpoint).port);
  const client = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const events = new EventBridgeClient(client);
  const sqs = new SQSClient(client);
  const sent = new Set<string>();
  const poison = new Set<string>();
  const accepted = new Set<string>();
  const pulled = new Map<string, number>();
  let stopping = false;

  const publish = async () => {
    while (!stopping) {
      const keys = Array.from({ length: random.integer(1, 10) }, () => {
        const key = `event-${sent.size}`;
        sent.add(key);
        if (random.next() < 0.02) poison.add(key);
        return key;
      });
      while (!stopping && !(await put(keys))) await sleep(20);
    }
  };
  /** @returns false when no answer came: the events are on the bus, or they are not. */
  const put = async (keys: readonly string[]): Promise<boolean> => {
    const Entries = keys.map((key) => ({
      EventBusName: 'crash',
      Source: 'crash',
      DetailType: 'Event',
      Detail: JSON.stringify({ key, poison: poison.has(key) }),
    }));
    const answer = await events.send(new PutEventsCommand({ Entries })).catch(() => undefined);
    keys.forEach((key, index) => {
      if (answer?.Entries?.[index]?.EventId !== undefined) accepted.add(key);
    });
    return answer !== undefined;
  };
  const pull = async () => {
    const QueueUrl = `${endpoint}/000000000000/pulled`;
    while (!stopping) {
      try {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
        );
        for (const { Body, ReceiptHandle } of Messages) {
          const key = keyOf(Body!);
          pulled.set(key, (pulled.get(key) ?? 0) + 1);
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
      } catch {
        await sleep(10);
      }
    }
  };
  const work = [pull(), pull(), ...Array.from({ length: publishers }, publish)];

  let killsDuringStart = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const duringStart = random.next() < 0.2;
    if (duringStart) killsDuringStart += 1;
    else await cloud.endpoint;
    await sleep(random.next() * longestRunMs);
    await cloud.kill();
    cloud = start(port);
    onKill?.(kill);
  }
  await cloud.endpoint;
  stopping = true;
  await Promise.all(work);

  try {
    const atRest = keysIn(await readStateOf(endpoint));
    const { archived, inPulled, inHandled, inHandledDlq, items, objects } = atRest;
    const lost = [...accepted].flatMap((key) => [
      ...(archived.has(key) ? [] : [`${key}: not in the archive`]),
      ...(pulled.has(key) || inPulled.has(key) ? [] : [`${key}: not pulled and not in its queue`]),
      ...((items.has(key) && objects.has(key)) || inHandled.has(key) || inHandledDlq.has(key)
        ? []
        : [
            `${key}: not handled and not in its queues (item: ${items.has(key)}, object: ${objects.has(key)})`,
          ]),
    ]);
    await settleOver(endpoint);
    const settled = keysIn(await readStateOf(endpoint));
    const found = [...Object.values(atRest), ...Object.values(settled)].flatMap((keys) => [...keys]);
    return {
      seed,
      kills,
      killsDuringStart,
      sent: sent.size,
      accepted: accepted.size,
      unanswered: sent.size - accepted.size,
      duplicates: [...pulled.values()].reduce((sum, times) => sum + times - 1, 0),
      poisonDeadLettered: [...poison].filter((key) => settled.inHandledDlq.has(key)).length,
      lost,
      unhandled: [...accepted].filter((key) =>
        poison.has(key)
          ? !settled.inHandledDlq.has(key)
          : !(settled.items.has(key) && settled.objects.has(key)) && !settled.inHandledDlq.has(key),
      ),
      invented: [...new Set([...found, ...pulled.keys()])].filter((key) => !sent.has(key)),
    };
  } finally {
    events.destroy();
    sqs.destroy();
    await cloud.kill();
    rmSync(directory, { recursive: true });
  }
}

function keyOf(eventText: string): string {
  return (JSON.parse(eventText) as { detail: { key: string } }).detail.key;
}

function keysIn({
  events,
  sqs,
  dynamodb,
  s3,
}: ToldState): Record<
  'archived' | 'inPulled' | 'inHandled' | 'inHandledDlq' | 'items' | 'objects',
  ReadonlySet<string>
> {
  const messagesOf = (name: string) =>
    new Set(sqs.queues.find((queue) => queue.name === name)!.messages.map(({ body }) => keyOf(body)));
  return {
    archived: new Set(
      events.archives[0]!.events.map(({ detail }) => (JSON.parse(detail) as { key: string }).key),
    ),
    inPulled: messagesOf('pulled'),
    inHandled: messagesOf('handled'),
    inHandledDlq: messagesOf('handled-dlq'),
    items: new Set(dynamodb.tables[0]!.items.map(({ pk }) => pk.S)),
    objects: new Set(s3.buckets[0]!.objects.map(({ key }) => key)),
  };
}
