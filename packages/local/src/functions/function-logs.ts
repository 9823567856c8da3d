/** One event of a function's log. */
export interface LogLine {
  /** Epoch ms on the cloud's clock. */
  readonly timestamp: number;
  readonly message: string;
  /** Of the invocation that wrote it; none while the bundle was loading. */
  readonly requestId: string | undefined;
  readonly logStreamName: string;
}

export interface LogGroup {
  readonly logGroupName: string;
  readonly createdMs: number;
  retentionDays?: number;
  /** In the order in which they were written. */
  readonly lines: LogLine[];
  readonly streams: Map<string, { readonly createdMs: number; firstMs?: number; lastMs?: number }>;
}

/** Lines kept for each group; the oldest go first. */
export const LOG_LINES_KEPT = 100_000;

/** CloudWatch Logs as far as functions write it. Held in memory only: logs do not outlive the process. */
export interface FunctionLogs {
  createGroup(logGroupName: string, createdMs: number): LogGroup;
  deleteGroup(logGroupName: string): boolean;
  group(logGroupName: string): LogGroup | undefined;
  groups(): readonly LogGroup[];
  append(logGroupName: string, line: LogLine): void;
}

export function createFunctionLogs(): FunctionLogs {
  const groups = new Map<string, LogGroup>();

  const createGroup = (logGroupName: string, createdMs: number) => {
    const existing = groups.get(logGroupName);
    if (existing) return existing;
    const group: LogGroup = { logGroupName, createdMs, lines: [], streams: new Map() };
    groups.set(logGroupName, group);
    return group;
  };

  return {
    createGroup,
    deleteGroup: (logGroupName) => groups.delete(logGroupName),
    group: (logGroupName) => groups.get(logGroupName),
    groups: () => [...groups.values()].sort((a, b) => (a.logGroupName < b.logGroupName ? -1 : 1)),
    append(logGroupName, line) {
      const { lines, streams } = createGroup(logGroupName, line.timestamp);
      lines.push(line);
      if (lines.length > LOG_LINES_KEPT * 1.1) lines.splice(0, lines.length - LOG_LINES_KEPT);
      const stream = streams.get(line.logStreamName) ?? { createdMs: line.timestamp };
      stream.firstMs ??= line.timestamp;
      stream.lastMs = line.timestamp;
      streams.set(line.logStreamName, stream);
    },
  };
}
