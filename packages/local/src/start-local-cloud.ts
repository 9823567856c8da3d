import { join, resolve } from 'node:path';
import { createSystemClock, InvalidArgumentError } from '@busbar/core';
import { createS3Adapter } from './adapters/s3/create-s3-adapter.ts';
import { readCloudAssembly } from './assembly/cloud-assembly.ts';
import { type AssemblyDeployment, deployAssembly } from './assembly/deploy-assembly.ts';
import { resourceProviders } from './assembly/resource-providers/index.ts';
import { advanceCloud } from './advance-cloud.ts';
import type { CloudContext } from './cloud-context.ts';
import { createFaultInjector } from './faults/fault-injector.ts';
import { createGateway, type Gateway } from './gateway/create-gateway.ts';
import type { PolicyDocument } from './iam/access-control.ts';
import { createAccessControl } from './iam/create-access-control.ts';
import { createLocalPaths } from './inspection/local-paths.ts';
import type { StateSources } from './inspection/read-state.ts';
import { resetCloud } from './inspection/reset-cloud.ts';
import { createSpyLog } from './inspection/spy-log.ts';
import type { LocalCloud, LocalCloudOptions } from './local-cloud.ts';
import { createRegion, type Region } from './region.ts';
import { createRegions } from './regions.ts';
import { createSpy } from './spy.ts';
import { claimAccount } from './state/claim-account.ts';
import { createRandomOfStart } from './state/create-random-of-start.ts';
import { keepClock } from './state/keep-clock.ts';
import { createSqliteStateStore } from './state/sqlite-state-store.ts';
import { createMemoryStateStore } from './state/state-store.ts';
import { createWorkLedger } from './work-ledger.ts';

/**
 * Starts an AWS account in this process: deploys an assembly as `cdk synth` wrote it and runs the very bundles that
 * would run on AWS. Listens on 127.0.0.1 only. For development, tests and demonstrations.
 *
 * @throws {AssemblyError} when the assembly cannot be run, {PortInUseError} when the port is taken,
 *   {InvalidArgumentError} for an account id that is none.
 *
 * @example
 * ```ts
 * const cloud = await startLocalCloud({ assembly: 'cdk.out' });
 * const sqs = new SQSClient({ endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials });
 * // … publish …
 * await cloud.settle(); // everything is handled, retried or dead-lettered
 * await cloud.stop();
 * ```
 */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const { accountId = '000000000000', region = 'us-east-1', iam = 'enforce' } = options;
  const dataDir = options.dataDir === undefined ? undefined : resolve(options.dataDir);
  checkAccountId(accountId);
  const seed = options.seed ?? crypto.getRandomValues(new Int32Array(1))[0]! >>> 1;
  const clock = options.clock ?? createSystemClock();
  const stacks = options.assembly === undefined ? [] : readCloudAssembly(options.assembly);
  const store = dataDir === undefined ? createMemoryStateStore() : createSqliteStateStore(dataDir);
  const cloud: CloudContext = {
    accountId,
    region,
    clock,
    random: createRandomOfStart(store, seed),
    store,
    work: createWorkLedger(clock),
    spy: createSpy(),
  };

  try {
    if (dataDir !== undefined) claimAccount(cloud.store, dataDir, cloud);
  } catch (error) {
    await cloud.store.close();
    throw error;
  }
  if (options.clock === undefined) keepClock(clock, cloud.store);

  const access = createAccessControl({
    accountId,
    mode: iam,
    spy: cloud.spy,
    now: clock.now,
    store: cloud.store,
  });
  const bucketPolicies = cloud.store.collection<PolicyDocument>('s3.bucket-policies');
  access.registerResourcePolicies('s3', (arn) => bucketPolicies.get(bucketOf(arn)));
  const faults = createFaultInjector(cloud, options.faults);
  const s3 = await createS3Adapter(cloud, dataDir === undefined ? {} : { path: join(dataDir, 's3') });
  const deployments = cloud.store.collection<AssemblyDeployment>('cloudformation.deployments');
  let deployment: AssemblyDeployment = deployments.get('latest') ?? { stacks: [], inertResources: [] };
  const regions = createRegions(cloud, (context) => {
    const atHome = context === cloud;
    const directory = dataDir === undefined || atHome ? dataDir : join(dataDir, 'regions', context.region);
    return createRegion(context, {
      access,
      faults,
      s3,
      endpoint: () => gateway.endpoint,
      call: (...call) => gateway.callIn(context.region)(...call),
      stacks: () => (atHome ? deployment.stacks : []),
      ...(directory === undefined ? {} : { dataDir: directory }),
    });
  });
  const { functions } = regions.home;
  const stopServices = async () => {
    await regions.stop();
    await s3.close();
    await cloud.store.close();
  };
  const sourcesOf = (region: Region): StateSources => ({
    ...region,
    endpoint: () => gateway.endpoint,
    seed,
    access,
    deployment: () => (region === regions.home ? deployment : { stacks: [], inertResources: [] }),
  });
  const sources: StateSources = {
    ...sourcesOf(regions.home),
    otherRegions: () => regions.all().slice(1).map(sourcesOf),
  };
  const localPaths = createLocalPaths({
    sources,
    spyLog: createSpyLog(cloud.spy),
    settle: () => settle(cloud),
    reset: () => resetCloud(sources),
  });
  const ready = Promise.withResolvers<void>();
  let gateway: Gateway;
  try {
    gateway = await createGateway({
      ...regions.home,
      regionOf: regions.of,
      faults,
      localPaths,
      ready: ready.promise,
      port: options.port ?? 0,
    });
  } catch (error) {
    await stopServices();
    throw error;
  }
  const stop = async () => {
    await gateway.close();
    await stopServices();
  };
  try {
    const context = { cloud, access, call: gateway.call, functions, bucketPolicies };
    if (stacks.length > 0) {
      deployment = await deployAssembly({ stacks, providers: resourceProviders, context });
      deployments.set('latest', deployment);
      await cloud.store.commit();
    }
    regions.resume();
    ready.resolve();
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    endpoint: gateway.endpoint,
    accountId,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    clock,
    seed,
    outputs: Object.fromEntries(deployment.stacks.map(({ stackName, outputs }) => [stackName, outputs])),
    inertResources: deployment.inertResources,
    spy: cloud.spy,
    settle: () => settle(cloud),
    advanceTo: (targetMs) => advanceCloud(cloud, targetMs),
    reset: () => resetCloud(sources),
    logs: (functionName) => functions.logs(functionName),
    accessReport: access.report,
    stop,
  };
}

async function settle({ clock, work }: CloudContext): Promise<void> {
  for (;;) {
    await work.idle();
    const dueMs = work.nextDueMs();
    if (dueMs === undefined) return;
    await advanceCloud({ clock, work }, dueMs);
  }
}

function bucketOf(arn: string): string {
  return arn.replace(/^arn:aws:s3:::/, '').split('/')[0]!;
}

function checkAccountId(accountId: string): void {
  if (/^\d{12}$/.test(accountId)) return;
  throw new InvalidArgumentError({
    doing: 'start the local cloud',
    argument: 'accountId',
    value: accountId,
    reason: 'must be 12 digits',
    nextStep: 'Take the id of an account, or leave it out for 000000000000',
  });
}
