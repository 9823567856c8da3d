import { join, resolve } from 'node:path';
import { createRandom, createSystemClock, InvalidArgumentError } from '@busbar/core';
import { createCloudFormationActions } from './actions/cloudformation/index.ts';
import { eventsActions } from './actions/events/index.ts';
import { createLambdaActions } from './actions/lambda/index.ts';
import { createLogsActions } from './actions/logs/index.ts';
import { createSchedulerActions } from './actions/scheduler/index.ts';
import { createSnsActions } from './actions/sns/index.ts';
import { createSqsActions } from './actions/sqs/index.ts';
import { stsActions } from './actions/sts/index.ts';
import { createDynamodbAdapter } from './adapters/dynamodb/create-dynamodb-adapter.ts';
import { dynamodbPermissions } from './adapters/dynamodb/dynamodb-permissions.ts';
import { dynaliteOperations } from './adapters/dynamodb/table-store.ts';
import { createS3Adapter } from './adapters/s3/create-s3-adapter.ts';
import { readCloudAssembly } from './assembly/cloud-assembly.ts';
import { type AssemblyDeployment, deployAssembly } from './assembly/deploy-assembly.ts';
import { resourceProviders } from './assembly/resource-providers/index.ts';
import type { CloudContext } from './cloud-context.ts';
import { createEventBusCore } from './cores/event-bus/create-event-bus-core.ts';
import { createQueueService } from './cores/queue/queue-service.ts';
import { createApiCaller } from './cores/schedule/api-caller.ts';
import { createScheduleCore } from './cores/schedule/schedule-core.ts';
import { createTopicService } from './cores/topic/topic-service.ts';
import { createFaultInjector } from './faults/fault-injector.ts';
import { createFunctionService } from './functions/function-service.ts';
import { createGateway, type Gateway } from './gateway/create-gateway.ts';
import type { ServiceAction } from './gateway/service-action.ts';
import type { PolicyDocument } from './iam/access-control.ts';
import { createAccessControl } from './iam/create-access-control.ts';
import { createLocalPaths } from './inspection/local-paths.ts';
import type { StateSources } from './inspection/read-state.ts';
import { resetCloud } from './inspection/reset-cloud.ts';
import { createSpyLog } from './inspection/spy-log.ts';
import type { LocalCloud, LocalCloudOptions } from './local-cloud.ts';
import type { Services } from './services.ts';
import { createSpy } from './spy.ts';
import { claimAccount } from './state/claim-account.ts';
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
  const cloud: CloudContext = {
    accountId,
    region,
    clock,
    random: createRandom(seed),
    store: dataDir === undefined ? createMemoryStateStore() : createSqliteStateStore(dataDir),
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
  const queues = createQueueService(cloud, access);
  const eventBuses = createEventBusCore(cloud, { access, services: () => services });
  const topics = createTopicService(cloud, {
    access,
    services: () => services,
    endpoint: () => gateway.endpoint,
  });
  const functions = createFunctionService(cloud, () => services, {
    endpoint: () => gateway.endpoint,
    faults,
    ...(dataDir === undefined ? {} : { codeDirectory: join(dataDir, 'functions') }),
  });
  const services: Services = { access, queues, functions, eventBuses, topics };

  const deployments = cloud.store.collection<AssemblyDeployment>('cloudformation.deployments');
  let deployment: AssemblyDeployment = deployments.get('latest') ?? { stacks: [], inertResources: [] };
  const passThroughs = [
    createDynamodbAdapter(cloud, dataDir === undefined ? {} : { path: join(dataDir, 'dynamodb') }),
    await createS3Adapter(cloud, dataDir === undefined ? {} : { path: join(dataDir, 's3') }),
  ];
  const stopServices = async () => {
    topics.stop();
    await functions.stop();
    for (const passThrough of passThroughs) await passThrough.close();
    await cloud.store.close();
  };
  const schedules = createScheduleCore(cloud, {
    services: () => services,
    api: createApiCaller({
      cloud,
      services: () => services,
      actions: () => actions,
      call: (...call) => gateway.call(...call),
      passedThrough: {
        dynamodb: {
          operations: new Set(dynaliteOperations),
          permissions: (operation, input) => dynamodbPermissions(cloud, operation, input),
        },
      },
      endpoint: () => gateway.endpoint,
    }),
  });
  const actions: readonly ServiceAction[] = [
    ...createSqsActions(queues),
    ...createSnsActions(topics),
    ...eventsActions,
    ...createLambdaActions(functions),
    ...createLogsActions(functions.logGroups),
    ...createSchedulerActions(schedules),
    ...stsActions,
    ...createCloudFormationActions(() => deployment.stacks),
  ];
  const sources: StateSources = {
    cloud,
    endpoint: () => gateway.endpoint,
    seed,
    access,
    eventBuses,
    queues,
    functions,
    schedules,
    passThroughs,
    deployment: () => deployment,
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
      cloud,
      services,
      actions,
      passThroughs,
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
    eventBuses.resume();
    topics.resume();
    functions.resume();
    schedules.resume();
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
    clock.advanceTo(dueMs);
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
