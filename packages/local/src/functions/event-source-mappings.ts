import { randomUUID } from 'node:crypto';
import { limits } from '@busbar/core';
import type { CloudContext } from '../cloud-context.ts';
import { AwsError } from '../gateway/aws-error.ts';
import type { InvocationResult, Services } from '../services.ts';
import type { EventSourceMapping } from './event-source-mapping.ts';
import { executionPrincipal } from './execution-principal.ts';
import type { FunctionConfiguration } from './function-configuration.ts';
import { createMessageFilter } from './message-filter.ts';
import { pollingActions, type SqsPoller, startSqsPoller } from './sqs-poller.ts';

/** What an event source mapping is created from. */
export interface EventSourceMappingDefinition {
  readonly eventSourceArn: string;
  readonly functionArn: string;
  /** @default true */
  readonly enabled?: boolean;
  /** @default 10 */
  readonly batchSize?: number;
  /** @default 0 */
  readonly batchingWindowSeconds?: number;
  /** @default the function's own concurrency */
  readonly maximumConcurrency?: number;
  /** @default false */
  readonly reportsBatchItemFailures?: boolean;
  /** @default every message */
  readonly filterPatterns?: readonly string[];
}

/** The event source mappings of a cloud. Queues only. */
export interface EventSourceMappings {
  /** @throws {AwsError} ResourceNotFoundException, ResourceConflictException, InvalidParameterValueException. */
  create(definition: EventSourceMappingDefinition): EventSourceMapping;
  /** @throws {AwsError} ResourceNotFoundException, InvalidParameterValueException. */
  update(
    uuid: string,
    changes: Partial<Omit<EventSourceMappingDefinition, 'eventSourceArn'>>,
  ): EventSourceMapping;
  /** @throws {AwsError} ResourceNotFoundException. */
  delete(uuid: string): EventSourceMapping;
  /** @throws {AwsError} ResourceNotFoundException. */
  get(uuid: string): EventSourceMapping;
  list(filter?: {
    readonly eventSourceArn?: string;
    readonly functionArn?: string;
  }): readonly EventSourceMapping[];
  resume(): void;
  /** Forgets messages that wait for a window, and polls on. */
  forgetMessages(): void;
  stop(): void;
}

export interface EventSourceMappingsOptions {
  readonly cloud: CloudContext;
  readonly services: () => Services;
  /** @throws {AwsError} ResourceNotFoundException. */
  readonly functionOf: (nameOrArn: string) => FunctionConfiguration;
  /** 0 for a function that is gone. */
  readonly concurrencyOf: (functionArn: string) => number;
  readonly invoke: (functionArn: string, payload: string) => Promise<InvocationResult>;
}

export function createEventSourceMappings({
  cloud,
  services,
  functionOf,
  concurrencyOf,
  invoke,
}: EventSourceMappingsOptions): EventSourceMappings {
  const mappings = cloud.store.collection<EventSourceMapping>('lambda-event-source-mappings');
  const pollers = new Map<string, SqsPoller>();

  const get = (uuid: string) => {
    const mapping = mappings.get(uuid);
    if (mapping) return mapping;
    throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', {
      statusCode: 404,
    });
  };

  const start = (mapping: EventSourceMapping) => {
    const { uuid, functionArn, maximumConcurrency = Number.POSITIVE_INFINITY } = mapping;
    pollers.set(
      uuid,
      startSqsPoller({
        cloud,
        services,
        mapping,
        filter: createMessageFilter(mapping.filterPatterns),
        principal() {
          const { roleArn, functionName } = functionOf(functionArn);
          return executionPrincipal(services().access, roleArn, functionName);
        },
        concurrency: () => Math.min(maximumConcurrency, concurrencyOf(functionArn)),
        invoke: (payload) => invoke(functionArn, payload),
        onDenied(message) {
          pollers.delete(uuid);
          mappings.set(uuid, { ...mapping, stateTransitionReason: message });
        },
      }),
    );
  };
  const stop = (uuid: string) => {
    pollers.get(uuid)?.stop();
    pollers.delete(uuid);
  };

  const check = (mapping: EventSourceMapping) => {
    const { batchSize, batchingWindowSeconds, maximumConcurrency, eventSourceArn } = mapping;
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > limits.lambda.sqsBatchSize) {
      throw invalid(`BatchSize must be between 1 and ${limits.lambda.sqsBatchSize}.`);
    }
    if (eventSourceArn.endsWith('.fifo') && batchSize > limits.sqs.batchEntries) {
      throw invalid('Batch size cannot be greater than 10 for FIFO queues.');
    }
    if (
      !Number.isInteger(batchingWindowSeconds) ||
      batchingWindowSeconds < 0 ||
      batchingWindowSeconds > limits.lambda.sqsBatchingWindowSeconds
    ) {
      throw invalid(
        `MaximumBatchingWindowInSeconds must be between 0 and ${limits.lambda.sqsBatchingWindowSeconds}.`,
      );
    }
    if (batchSize > limits.sqs.batchEntries && batchingWindowSeconds < 1) {
      throw invalid(
        'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
      );
    }
    if (maximumConcurrency !== undefined && (maximumConcurrency < 2 || maximumConcurrency > 1_000)) {
      throw invalid('MaximumConcurrency must be between 2 and 1000.');
    }
    createMessageFilter(mapping.filterPatterns);
    const { timeoutSeconds, roleArn, functionName } = functionOf(mapping.functionArn);
    if (!services().queues.exists(eventSourceArn)) {
      throw invalid(
        'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
      );
    }
    const visibilityTimeoutSeconds = services().queues.visibilityTimeoutSeconds(eventSourceArn);
    if (visibilityTimeoutSeconds < timeoutSeconds) {
      throw invalid(
        `Queue visibility timeout: ${visibilityTimeoutSeconds} seconds is less than Function timeout: ${timeoutSeconds} seconds`,
      );
    }
    const principal = executionPrincipal(services().access, roleArn, functionName);
    for (const action of pollingActions) {
      if (services().access.decide({ principal, action, resource: eventSourceArn }).allowed) continue;
      throw invalid(
        `The function execution role does not have permissions to call ${action.slice('sqs:'.length)} on SQS`,
      );
    }
  };

  return {
    get,
    create({ functionArn, ...definition }) {
      const { functionArn: arn } = functionOf(functionArn);
      const mapping: EventSourceMapping = {
        enabled: true,
        batchSize: 10,
        batchingWindowSeconds: 0,
        reportsBatchItemFailures: false,
        filterPatterns: [],
        ...definition,
        uuid: randomUUID(),
        functionArn: arn,
        lastModifiedMs: cloud.clock.now(),
        stateTransitionReason: 'USER_INITIATED',
      };
      if (!/^arn:[^:]+:sqs:/.test(mapping.eventSourceArn)) {
        throw invalid(
          `Unrecognized event source: ${mapping.eventSourceArn}. The local cloud maps SQS queues to functions.`,
        );
      }
      for (const { uuid, eventSourceArn, functionArn: mapped } of mappings.values()) {
        if (eventSourceArn !== mapping.eventSourceArn || mapped !== arn) continue;
        throw new AwsError(
          'ResourceConflictException',
          `An event source mapping with SQS arn (" ${eventSourceArn} ") and function (" ${arn} ") already exists. Please update or delete the existing mapping with UUID ${uuid}`,
          { statusCode: 409 },
        );
      }
      check(mapping);
      mappings.set(mapping.uuid, mapping);
      if (mapping.enabled) start(mapping);
      return mapping;
    },
    update(uuid, { functionArn, ...changes }) {
      const current = get(uuid);
      const mapping: EventSourceMapping = {
        ...current,
        ...changes,
        functionArn: functionArn === undefined ? current.functionArn : functionOf(functionArn).functionArn,
        lastModifiedMs: cloud.clock.now(),
        stateTransitionReason: 'USER_INITIATED',
      };
      check(mapping);
      mappings.set(uuid, mapping);
      stop(uuid);
      if (mapping.enabled) start(mapping);
      return mapping;
    },
    delete(uuid) {
      const mapping = get(uuid);
      mappings.delete(uuid);
      stop(uuid);
      return mapping;
    },
    list: ({ eventSourceArn, functionArn } = {}) =>
      [...mappings.values()].filter(
        (mapping) =>
          (eventSourceArn === undefined || mapping.eventSourceArn === eventSourceArn) &&
          (functionArn === undefined || mapping.functionArn === functionArn),
      ),
    resume() {
      for (const mapping of mappings.values()) {
        if (mapping.enabled && !pollers.has(mapping.uuid)) start(mapping);
      }
    },
    forgetMessages() {
      for (const [uuid, poller] of [...pollers]) {
        poller.abandon();
        start(get(uuid));
      }
    },
    stop() {
      for (const poller of pollers.values()) poller.abandon();
      pollers.clear();
    },
  };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
