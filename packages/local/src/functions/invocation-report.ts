/** What the last line of an invocation's log tells. */
export interface InvocationReport {
  readonly requestId: string;
  readonly outcome: 'success' | 'error' | 'timeout' | 'crash';
  readonly durationMs: number;
  readonly memoryMegabytes: number;
  /** JavaScript heap at the end of the invocation. */
  readonly heapBytes: number;
  /** How long the bundle took to load, for the first invocation of an environment. */
  readonly initMs: number | undefined;
}

/** Writes the REPORT line of an invocation. */
export function toReportLine(report: InvocationReport): string {
  const { requestId, outcome, durationMs, memoryMegabytes, heapBytes, initMs } = report;
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs)} ms`,
    `Memory Size: ${memoryMegabytes} MB`,
    `Max Memory Used: ${Math.ceil(heapBytes / 1_048_576)} MB`,
  ];
  if (initMs !== undefined) fields.push(`Init Duration: ${initMs.toFixed(2)} ms`);
  if (outcome === 'timeout') fields.push('Status: timeout');
  if (outcome === 'crash') fields.push('Status: error');
  return fields.join('\t');
}
