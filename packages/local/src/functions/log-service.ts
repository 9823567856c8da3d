import type { LogService } from '../services.ts';
import type { FunctionLogs } from './function-logs.ts';

/** Shows the log groups to services that write into them. */
export function createLogService(logGroups: FunctionLogs): LogService {
  return {
    exists: (logGroupName) => logGroups.group(logGroupName) !== undefined,
    append: (logGroupName, line) => logGroups.append(logGroupName, { ...line, requestId: undefined }),
  };
}
