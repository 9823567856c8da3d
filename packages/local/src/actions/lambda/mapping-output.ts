import type { EventSourceMapping } from '../../functions/event-source-mapping.ts';

/** An event source mapping as Lambda's API tells it. @see https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
export function toMappingOutput(mapping: EventSourceMapping, state?: string): Record<string, unknown> {
  return {
    UUID: mapping.uuid,
    BatchSize: mapping.batchSize,
    MaximumBatchingWindowInSeconds: mapping.batchingWindowSeconds,
    EventSourceArn: mapping.eventSourceArn,
    ...(mapping.filterPatterns.length > 0
      ? { FilterCriteria: { Filters: mapping.filterPatterns.map((Pattern) => ({ Pattern })) } }
      : {}),
    FunctionArn: mapping.functionArn,
    LastModified: new Date(mapping.lastModifiedMs),
    State: state ?? (mapping.enabled ? 'Enabled' : 'Disabled'),
    StateTransitionReason: mapping.stateTransitionReason,
    FunctionResponseTypes: mapping.reportsBatchItemFailures ? ['ReportBatchItemFailures'] : [],
    ...(mapping.maximumConcurrency === undefined
      ? {}
      : { ScalingConfig: { MaximumConcurrency: mapping.maximumConcurrency } }),
    EventSourceMappingArn: mapping.functionArn.replace(
      /:function:.*/,
      `:event-source-mapping:${mapping.uuid}`,
    ),
  };
}
