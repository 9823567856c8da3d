import { join } from 'node:path';
import { createCloudFormationActions } from './actions/cloudformation/index.ts';
import { eventsActions } from './actions/events/index.ts';
import { createLambdaActions } from './actions/lambda/index.ts';
import { createLogsActions } from './actions/logs/index.ts';
import { createSchedulerActions } from './actions/scheduler/index.ts';
import { createSchemasActions } from './actions/schemas/index.ts';
import { createSnsActions } from './actions/sns/index.ts';
import { createSqsActions } from './actions/sqs/index.ts';
import { stsActions } from './actions/sts/index.ts';
import { createDynamodbAdapter } from './adapters/dynamodb/create-dynamodb-adapter.ts';
import { dynamodbPermissions } from './adapters/dynamodb/dynamodb-permissions.ts';
import { dynaliteOperations } from './adapters/dynamodb/table-store.ts';
import { s3CallOperations, toCallRequest } from './adapters/s3/s3-call.ts';
import type { DeployedStack } from './assembly/deploy-assembly.ts';
import type { CloudContext } from './cloud-context.ts';
import { createApiDestinationService } from './cores/api-destination/api-destination-service.ts';
import { createEventBusCore } from './cores/event-bus/create-event-bus-core.ts';
import type { EventBusCore } from './cores/event-bus/event-bus-core.ts';
import { createQueueService, type QueueCore } from './cores/queue/queue-service.ts';
import { createApiCaller } from './cores/schedule/api-caller.ts';
import { createScheduleCore, type ScheduleCore } from './cores/schedule/schedule-core.ts';
import {
  createSchemaRegistryCore,
  type SchemaRegistryCore,
} from './cores/schema-registry/schema-registry-core.ts';
import { createTopicService, type TopicCore } from './cores/topic/topic-service.ts';
import type { FaultInjector } from './faults/fault-injector.ts';
import { createFunctionService, type FunctionCore } from './functions/function-service.ts';
import { createLogService } from './functions/log-service.ts';
import type { GatewayRegion } from './gateway/create-gateway.ts';
import type { HttpPassThrough } from './gateway/http-pass-through.ts';
import type { ServiceAction } from './gateway/service-action.ts';
import type { AccessControlCore } from './iam/create-access-control.ts';
import type { CallAction, Services } from './services.ts';

export interface RegionOptions {
  /** Of the whole account. */
  readonly access: AccessControlCore;
  readonly faults: FaultInjector;
  /** Of the whole account: bucket names are global. */
  readonly s3: HttpPassThrough;
  /** `http://127.0.0.1:4566` */
  readonly endpoint: () => string;
  /** Calls an action of this region. */
  readonly call: CallAction;
  /** What is deployed here. */
  readonly stacks: () => readonly DeployedStack[];
  /** Where tables and code are kept. @default in memory */
  readonly dataDir?: string;
}

/** One region of the account: its services with their actions, and nothing of any other region's. */
export interface Region extends GatewayRegion {
  readonly passThroughs: readonly HttpPassThrough[];
  readonly queues: QueueCore;
  readonly eventBuses: EventBusCore;
  readonly functions: FunctionCore;
  readonly schedules: ScheduleCore;
  readonly schemas: SchemaRegistryCore;
  readonly topics: TopicCore;
  /** Takes up what was under way when the store was last closed. */
  resume(): void;
  stop(): Promise<void>;
}

/** Creates the services of a region on its context. What is of the whole account is given. */
export function createRegion(
  cloud: CloudContext,
  { access: accountAccess, faults, s3, endpoint, call, stacks, dataDir }: RegionOptions,
): Region {
  const access: AccessControlCore = {
    ...accountAccess,
    registerResourcePolicies: (service, policyOf) =>
      accountAccess.registerResourcePolicies(service, policyOf, cloud.region),
  };
  const queues = createQueueService(cloud, access);
  const eventBuses = createEventBusCore(cloud, {
    access,
    services: () => services,
    discover: (discovererId, event) => schemas.discoverers.discover(discovererId, event),
  });
  const schemas: SchemaRegistryCore = createSchemaRegistryCore(cloud, { access, eventBuses });
  const topics = createTopicService(cloud, { access, services: () => services, endpoint });
  const functions = createFunctionService(cloud, () => services, {
    endpoint,
    faults,
    ...(dataDir === undefined ? {} : { codeDirectory: join(dataDir, 'functions') }),
  });
  const apiDestinations = createApiDestinationService(cloud);
  const logs = createLogService(functions.logGroups);
  const services: Services = { access, queues, functions, eventBuses, topics, apiDestinations, logs };
  const dynamodb = createDynamodbAdapter(
    cloud,
    dataDir === undefined ? {} : { path: join(dataDir, 'dynamodb') },
  );
  const schedules = createScheduleCore(cloud, {
    services: () => services,
    api: createApiCaller({
      cloud,
      services: () => services,
      actions: () => actions,
      call,
      passedThrough: {
        dynamodb: {
          operations: new Set(dynaliteOperations),
          permissions: (operation, input) => dynamodbPermissions(cloud, operation, input),
        },
        s3: {
          operations: s3CallOperations,
          permissions: (operation, input) => s3.describe(toCallRequest(operation, input)).permissions,
        },
      },
      endpoint,
    }),
  });
  const actions: readonly ServiceAction[] = [
    ...createSqsActions(queues),
    ...createSnsActions(topics),
    ...eventsActions,
    ...createLambdaActions(functions),
    ...createLogsActions(functions.logGroups),
    ...createSchedulerActions(schedules),
    ...createSchemasActions(schemas),
    ...stsActions,
    ...createCloudFormationActions(stacks),
  ];

  return {
    cloud,
    services,
    actions,
    passThroughs: [dynamodb, s3],
    queues,
    eventBuses,
    functions,
    schedules,
    schemas,
    topics,
    resume() {
      eventBuses.resume();
      topics.resume();
      apiDestinations.resume();
      functions.resume();
      schedules.resume();
    },
    async stop() {
      topics.stop();
      apiDestinations.stop();
      await functions.stop();
      await dynamodb.close();
    },
  };
}
