import { AwsError } from '../../gateway/aws-error.ts';
import type { EventSourceMappingDefinition } from '../../functions/event-source-mappings.ts';
import { given, optionalNumber, optionalObject } from './lambda-input.ts';

/** Reads the settings that creating and updating a mapping share. @throws {AwsError} InvalidParameterValueException. */
export function toMappingSettings(
  input: Readonly<Record<string, unknown>>,
): Partial<Omit<EventSourceMappingDefinition, 'eventSourceArn' | 'functionArn'>> {
  const filters = optionalObject(input, 'FilterCriteria')?.['Filters'];
  const responseTypes = input['FunctionResponseTypes'];
  const scaling = optionalObject(input, 'ScalingConfig');
  return given({
    enabled:
      input['Enabled'] === undefined ? undefined : input['Enabled'] === true || input['Enabled'] === 'true',
    batchSize: optionalNumber(input, 'BatchSize'),
    batchingWindowSeconds: optionalNumber(input, 'MaximumBatchingWindowInSeconds'),
    maximumConcurrency: scaling && optionalNumber(scaling, 'MaximumConcurrency'),
    reportsBatchItemFailures: Array.isArray(responseTypes)
      ? responseTypes.includes('ReportBatchItemFailures')
      : undefined,
    filterPatterns: Array.isArray(filters) ? filters.map(toPattern) : undefined,
  });
}

function toPattern(filter: unknown): string {
  const pattern = (filter as { Pattern?: unknown } | null)?.Pattern;
  if (typeof pattern === 'string') return pattern;
  throw new AwsError('InvalidParameterValueException', 'Invalid filter pattern definition.');
}
