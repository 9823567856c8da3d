import type { FunctionLogs } from '../../functions/function-logs.ts';
import type { ServiceAction } from '../../gateway/service-action.ts';
import { createLogGroup } from './create-log-group.ts';
import { deleteLogGroup } from './delete-log-group.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { putRetentionPolicy } from './put-retention-policy.ts';

/** CloudWatch Logs as far as functions write it. */
export function createLogsActions(logs: FunctionLogs): readonly ServiceAction[] {
  return [
    createLogGroup,
    deleteLogGroup,
    describeLogGroups,
    describeLogStreams,
    filterLogEvents,
    getLogEvents,
    putRetentionPolicy,
  ].map((action) => action(logs));
}
