import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';

import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { orderProjection } from '@busbar/consumers/subscriptions';
import { createRandom, createUuidV7 } from '@busbar/core';
import { type LocalCloud, startLocalCloud } from '@busbar/local';
import {
  findAssembly,
  type MainJobClients,
  type MainJobReport,
  runMainJob,
  toDeployment,
} from '@busbar/operations';
import { renderInertResources } from '../local/render-inert-resources.ts';
import { untilStopped } from '../local/until-stopped.ts';
import { exitCodes, type Printer } from '../printer.ts';
import { createCloudPort } from './create-cloud-port.ts';
import { createOrderPublisher } from './create-order-publisher.ts';
import type { DemoFlags } from './demo-flags.ts';
import { demoFaults } from './fault-plan.ts';
import { InputUnreadableError } from './input-unreadable-error.ts';
import { RejectsUnwritableError } from './rejects-unwritable-error.ts';
import { renderReport } from './render-report.ts';

const sample = fileURLToPath(new URL('../../samples/online-retail-sample.csv', import.meta.url));

/**
 * Starts a local cloud, runs the main job in it and prints what happened.
 *
 * @returns 1 when an invariant is broken, else 0.
 */
export async function runDemo(flags: DemoFlags, printer: Printer): Promise<number> {
  const file = relative(process.cwd(), flags.input ?? sample);
  const text = readInput(file);
  refuseToOverwrite(file, flags.rejects);
  // Found out before the run, not after it.
  writeRejects(flags.rejects, []);
  const startedMs = performance.now();
  printer.note('Starting the local cloud …');
  const cloud = await startLocalCloud({
    assembly: flags.assembly ?? findAssembly(process.cwd()),
    seed: flags.seed,
    faults: demoFaults,
  });
  try {
    const startMs = Math.round(performance.now() - startedMs);
    const inert = renderInertResources(cloud.inertResources);
    if (inert !== undefined) printer.note(inert);
    const report = await runInCloud(cloud, { file, text, seed: flags.seed, printer });
    const timed = { ...report, timingsMs: { start: startMs, ...report.timingsMs } };
    const kept = flags.keep ? { endpoint: cloud.endpoint } : {};
    writeRejects(flags.rejects, timed.refused);
    // Listens for signals before it tells anybody that it is ready.
    const stopped = flags.keep ? untilStopped() : undefined;
    printer.result(
      flags.json
        ? JSON.stringify({ ...timed, ...kept })
        : renderReport(timed, { rejectsFile: flags.rejects }),
    );
    if (stopped !== undefined) {
      const note = `The local cloud keeps running at ${cloud.endpoint} until you press Ctrl+C.`;
      if (flags.json) printer.note(note);
      else printer.result(note);
      await stopped;
    }
    return timed.verdict === 'ok' ? exitCodes.ok : exitCodes.findings;
  } finally {
    await cloud.stop();
  }
}

function runInCloud(
  cloud: LocalCloud,
  { file, text, seed, printer }: { file: string; text: string; seed: number; printer: Printer },
): Promise<MainJobReport> {
  const { endpoint, region, credentials } = cloud;
  const connection = { endpoint, region, credentials };
  const clients: MainJobClients = {
    eventBridge: new EventBridgeClient({ ...connection, maxAttempts: 1 }),
    sqs: new SQSClient(connection),
    s3: new S3Client({ ...connection, forcePathStyle: true }),
    dynamoDb: DynamoDBDocumentClient.from(new DynamoDBClient(connection)),
  };
  const deployment = toDeployment(cloud.outputs);
  const nowMs = cloud.clock.now();
  return runMainJob({
    csv: { file, text },
    seed,
    nowMs,
    deployment,
    projectionPattern: JSON.stringify(orderProjection.pattern),
    publisher: createOrderPublisher({
      eventBusName: deployment.eventBusName,
      client: clients.eventBridge,
      correlationId: createUuidV7({ nowMs, random: createRandom(seed + 1) }),
    }),
    cloud: createCloudPort(cloud),
    clients,
    onStep: (step) => printer.note(`${step[0]!.toUpperCase()}${step.slice(1)} …`),
  });
}

function readInput(file: string): string {
  try {
    const bytes = readFileSync(file);
    const mark = bytes.subarray(0, 2).toString('hex');
    if (mark === 'fffe' || mark === 'feff') throw new Error('it is UTF-16; save it as UTF-8');
    return bytes.toString('utf8');
  } catch (cause) {
    throw new InputUnreadableError(file, cause);
  }
}

function refuseToOverwrite(input: string, rejects: string): void {
  let target: string;
  try {
    target = realpathSync(rejects);
  } catch {
    return; // Nothing is there to be overwritten.
  }
  if (target === realpathSync(input)) throw new RejectsUnwritableError(rejects, 'it is the input itself');
}

function writeRejects(file: string, refused: MainJobReport['refused']): void {
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true });
    writeFileSync(file, refused.map((invoice) => `${JSON.stringify(invoice)}\n`).join(''));
  } catch (cause) {
    throw new RejectsUnwritableError(file, cause);
  }
}
