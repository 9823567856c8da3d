import { DescribeArchiveCommand } from '@aws-sdk/client-eventbridge';
import { createRandom, InvalidArgumentError } from '@busbar/core';
import { readDeadLetters } from '../dead-letters/read-dead-letters.ts';
import type { ConsumerDeployment, Deployment } from '../deployment.ts';
import { emptyTable } from '../read-model/empty-table.ts';
import { planS3Replay } from '../replay/plan-s3-replay.ts';
import { runEventBridgeReplay } from '../replay/run-event-bridge-replay.ts';
import { runS3Replay } from '../replay/run-s3-replay.ts';
import { sumByCountry } from '../retail/country-totals.ts';
import { parseRetailCsv } from '../retail/parse-retail-csv.ts';
import { findBrokenInvariants } from './find-broken-invariants.ts';
import type { CloudPort, MainJobClients, OrderPublisherPort } from './main-job-ports.ts';
import type { MainJobReport, ReportedDeadLetter } from './main-job-report.ts';
import { measureEffects } from './measure-effects.ts';
import { planPublication, toReplayWindow } from './plan-publication.ts';
import { prepareOrders } from './prepare-orders.ts';
import { findFailureReason, sumMetric } from './read-function-logs.ts';
import { createStopwatch } from './stopwatch.ts';

export interface MainJobOptions {
  readonly csv: { readonly file: string; readonly text: string };
  readonly seed: number;
  /** Epoch ms that the ids of the events carry. */
  readonly nowMs: number;
  readonly deployment: Deployment;
  /** Event pattern of the projection's rule, as JSON. */
  readonly projectionPattern: string;
  readonly publisher: OrderPublisherPort;
  readonly cloud: CloudPort;
  readonly clients: MainJobClients;
  /** Told what begins, for a progress display. @default silent */
  readonly onStep?: (step: string) => void;
}

const PROJECTION = 'order-projection';
const NOTIFIER = 'order-notifier';
const ARCHIVER = 'event-archiver';

/**
 * Runs a day of orders through the bus and back out of its archives, and checks that nothing was lost and nothing
 * took effect twice. A broken invariant is part of the report, not an exception.
 *
 * @throws {RetailCsvError} when the input is no retail CSV; {InvalidArgumentError} when no order projection is deployed.
 */
export async function runMainJob(options: MainJobOptions): Promise<MainJobReport> {
  const { csv, seed, nowMs, deployment, publisher, cloud, clients, onStep = () => {} } = options;
  const { clock, timingsMs } = createStopwatch();
  const projection = findProjection(deployment);

  onStep(`read ${csv.file}`);
  const retail = parseRetailCsv(csv.text, csv.file);
  const prepared = prepareOrders(retail, publisher.findViolations);
  const plan = planPublication(prepared.accepted, createRandom(seed), nowMs);

  onStep('publish');
  const outgoing = [...plan.orders, plan.poison, ...plan.again];
  const published = await clock('publish', () => publisher.publishAll(outgoing));
  onStep('handle');
  await clock('handle', () => cloud.settle());
  const live = await measureEffects(clients, deployment);
  const liveActivity = cloud.activity();
  const duplicatesAbsorbed = sumOverConsumers(options, 'DuplicatesAbsorbed');
  const timesProjected = countTimesHandled(options, PROJECTION);
  const archive = await clients.eventBridge.send(
    new DescribeArchiveCommand({ ArchiveName: deployment.archiveName }),
  );

  const { from, to } = toReplayWindow(outgoing);

  onStep('replay from the EventBridge archive');
  const replayToRule = async () => {
    await emptyTable(clients.dynamoDb, deployment.readModelTableName);
    await runEventBridgeReplay({
      client: clients.eventBridge,
      replayName: `rebuild-${nowMs}`,
      archiveArn: deployment.archiveArn,
      eventBusArn: deployment.eventBusArn,
      ruleArns: [projection.ruleArn],
      from,
      to,
      pause: cloud.settle,
    });
    await cloud.settle();
  };
  await clock('eventBridgeReplay', replayToRule);
  const afterEventBridgeReplay = await measureEffects(clients, deployment);

  onStep('replay from the S3 archive');
  const replayToQueue = async () => {
    await emptyTable(clients.dynamoDb, deployment.readModelTableName);
    const { queueUrl } = projection;
    const s3Plan = planS3Replay({ events: live.archived, pattern: options.projectionPattern, from, to });
    const sent = await runS3Replay({
      client: clients.sqs,
      plan: s3Plan,
      replayName: `rebuild-s3-${nowMs}`,
      queueUrl,
    });
    await cloud.settle();
    return sent;
  };
  const sentFromS3 = await clock('s3Replay', replayToQueue);
  const afterS3Replay = await measureEffects(clients, deployment);

  const facts = {
    seed,
    input: { lines: retail.lineCount, invoices: prepared.invoiceCount, malformed: retail.malformed.length },
    accepted: {
      placed: prepared.accepted.filter(({ kind }) => kind === 'placed').length,
      cancelled: prepared.accepted.filter(({ kind }) => kind === 'cancelled').length,
    },
    refused: prepared.refused,
    published,
    publishedTwice: plan.again.length,
    poison: 1,
    routed: byConsumer(deployment, ({ ruleArn }) => liveActivity.matchedByRule[ruleArn] ?? 0),
    handled: { ...live.completed, [ARCHIVER]: live.archived.length },
    duplicatesAbsorbed,
    retried: liveActivity.redelivered,
    faultsInjected: liveActivity.faults,
    deadLettered: await reportDeadLetters(options),
    archived: { eventBridge: archive.EventCount ?? 0, s3: live.archived.length },
    replayed: { eventBridge: cloud.activity().replayed, s3: sentFromS3 },
    notifications: live.notifications,
    totals: live.totals,
    readModelDigest: {
      before: live.readModelDigest,
      afterEventBridgeReplay: afterEventBridgeReplay.readModelDigest,
      afterS3Replay: afterS3Replay.readModelDigest,
    },
  };
  const acceptedInvoices = prepared.accepted.map(({ invoice }) => invoice);
  const brokenInvariants = findBrokenInvariants(facts, {
    poisonEventId: plan.poison.id,
    poisonQueue: queueName(projection.deadLetterQueueUrl),
    acceptedLines: acceptedInvoices.flatMap(({ lines }) => lines).length,
    totals: sumByCountry(acceptedInvoices),
    routed: {
      [PROJECTION]: outgoing.length,
      [NOTIFIER]: outgoing.filter(({ order }) => order.kind === 'placed').length,
      [ARCHIVER]: outgoing.length,
    },
    effects: { [PROJECTION]: live.projected, [NOTIFIER]: live.notifications },
    // A replay projects everything again, on purpose, and must not notify: the notifier counts to the end.
    timesHandled: { [PROJECTION]: timesProjected, [NOTIFIER]: countTimesHandled(options, NOTIFIER) },
    notificationsDigest: { before: live.notificationsDigest, after: afterS3Replay.notificationsDigest },
    lost: cloud.activity().lost,
  });
  const verdict = brokenInvariants.length === 0 ? 'ok' : 'broken';
  return { ...facts, timingsMs: timingsMs(), verdict, brokenInvariants };
}

function findProjection({ consumers }: Deployment): ConsumerDeployment {
  const projection = consumers[PROJECTION];
  if (projection !== undefined) return projection;
  throw new InvalidArgumentError({
    doing: 'run the main job',
    argument: 'deployment',
    value: Object.keys(consumers).join(', '),
    reason: `has no consumer "${PROJECTION}"`,
    nextStep: 'Run an assembly of the Busbar app',
  });
}

function byConsumer<Value>(
  { consumers }: Deployment,
  select: (consumer: ConsumerDeployment) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(consumers).map(([name, consumer]) => [name, select(consumer)]));
}

function countTimesHandled({ deployment, cloud }: MainJobOptions, consumer: string): number {
  const functionName = deployment.consumers[consumer]?.functionName;
  return functionName === undefined ? 0 : sumMetric(cloud.functionLogs(functionName), 'EventsHandled');
}

function sumOverConsumers({ deployment, cloud }: MainJobOptions, metric: string): number {
  return Object.values(deployment.consumers).reduce(
    (sum, { functionName }) => sum + sumMetric(cloud.functionLogs(functionName), metric),
    0,
  );
}

async function reportDeadLetters({
  clients,
  deployment,
  cloud,
}: MainJobOptions): Promise<readonly ReportedDeadLetter[]> {
  const reported: ReportedDeadLetter[] = [];
  for (const { deadLetterQueueUrl, functionName } of Object.values(deployment.consumers)) {
    const letters = await readDeadLetters(clients.sqs, deadLetterQueueUrl);
    const byEvent = Map.groupBy(letters, ({ eventId, messageId }) => eventId ?? messageId);
    for (const [eventId, messages] of byEvent) {
      reported.push({
        queue: queueName(deadLetterQueueUrl),
        eventId,
        reason: findFailureReason(cloud.functionLogs(functionName), eventId) ?? 'no log line names it',
        messages: messages.length,
      });
    }
  }
  return reported;
}

function queueName(queueUrl: string): string {
  return queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
}
