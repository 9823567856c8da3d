import type { ResourceProvider } from '../resource-provider.ts';

interface MappingProperties {
  readonly BatchSize?: number;
  readonly Enabled?: boolean;
  readonly EventSourceArn: string;
  readonly FilterCriteria?: { readonly Filters?: readonly { readonly Pattern: string }[] };
  readonly FunctionName: string;
  readonly FunctionResponseTypes?: readonly string[];
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html */
export const lambdaEventSourceMapping: ResourceProvider = {
  type: 'AWS::Lambda::EventSourceMapping',
  async deploy(resource, { functions }) {
    const properties = resource.properties as unknown as MappingProperties;
    const { functionArn } = functions.get(properties.FunctionName);
    const settings = {
      functionArn,
      enabled: properties.Enabled ?? true,
      batchSize: properties.BatchSize ?? 10,
      batchingWindowSeconds: properties.MaximumBatchingWindowInSeconds ?? 0,
      reportsBatchItemFailures:
        properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      filterPatterns: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) => Pattern),
      ...(properties.ScalingConfig?.MaximumConcurrency === undefined
        ? {}
        : { maximumConcurrency: properties.ScalingConfig.MaximumConcurrency }),
    };
    const eventSourceArn = properties.EventSourceArn;
    const mappings = functions.eventSourceMappings;
    const existing = mappings.list({ eventSourceArn, functionArn })[0];
    const { uuid } = existing
      ? mappings.update(existing.uuid, settings)
      : mappings.create({ eventSourceArn, ...settings });
    return { ref: uuid, attributes: { Id: uuid } };
  },
};
