import { MetricUnit, type Metrics } from '@aws-lambda-powertools/metrics';

/** What became of one record of a batch. Each record has exactly one outcome. */
export type RecordOutcome = 'handled' | 'duplicate' | 'skipped' | 'failed';

/** The part of Powertools' `Metrics` that a consumer uses. */
export type MetricsPort = Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;

const METRIC_BY_OUTCOME = {
  handled: 'EventsHandled',
  duplicate: 'DuplicatesAbsorbed',
  skipped: 'EventsSkipped',
  failed: 'EventsFailed',
} as const satisfies Record<RecordOutcome, string>;

/**
 * Publishes how many records of a batch had each outcome: one line in CloudWatch's embedded metric format, zeros
 * included, so that the four metrics together always count the records of the batch.
 */
export function publishOutcomes(metrics: MetricsPort, outcomes: readonly RecordOutcome[]): void {
  for (const [outcome, metric] of Object.entries(METRIC_BY_OUTCOME)) {
    metrics.addMetric(metric, MetricUnit.Count, outcomes.filter((each) => each === outcome).length);
  }
  metrics.publishStoredMetrics();
}
