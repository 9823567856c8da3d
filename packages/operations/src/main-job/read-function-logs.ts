/**
 * Sums one metric over the lines that functions wrote in CloudWatch's embedded metric format; other lines count nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function sumMetric(logLines: Iterable<string>, metric: string): number {
  let sum = 0;
  for (const line of logLines) {
    const record = parseJsonLine(line);
    if (record === undefined || !('_aws' in record)) continue;
    // The format allows a metric one value or a list of them.
    for (const value of [record[metric]].flat()) if (typeof value === 'number') sum += value;
  }
  return sum;
}

/** Finds why a function failed an event: the reason in its last log line about it. */
export function findFailureReason(logLines: readonly string[], eventId: string): string | undefined {
  for (const line of logLines.toReversed()) {
    const record = parseJsonLine(line);
    if (record?.level === 'ERROR' && record.eventId === eventId && typeof record.reason === 'string')
      return record.reason;
  }
  return undefined;
}

function parseJsonLine(line: string): Record<string, unknown> | undefined {
  const start = line.indexOf('{');
  if (start < 0) return undefined;
  try {
    return JSON.parse(line.slice(start)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
