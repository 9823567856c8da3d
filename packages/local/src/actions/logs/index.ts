import type { FunctionLogs } from '../../functions/function-logs.ts';
import type { ServiceAction } from '../../gateway/service-action.ts';
import { createLogGroup } from './create-log-group.ts';
import { createLogStream } from './create-log-stream.ts';
import { deleteLogGroup } from './delete-log-group.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { putLogEvents } from './put-log-events.ts';
import { putRetentionPolicy } from './put-retention-policy.ts';

/** CloudWatch Logs: what functions, rules and callers write, and the ways to read it. */
export function createLogsActions(logs: FunctionLogs): readonly ServiceAction[] {
  return [
    createLogGroup,
    createLogStream,
    deleteLogGroup,
    describeLogGroups,
    describeLogStreams,
    filterLogEvents,
    getLogEvents,
    putLogEvents,
    putRetentionPolicy,
  ].map((action) => action(logs));
}
