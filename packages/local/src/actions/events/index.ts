import type { ServiceAction } from '../../gateway/service-action.ts';
import { cancelReplay } from './cancel-replay.ts';
import { createApiDestination } from './create-api-destination.ts';
import { createArchive } from './create-archive.ts';
import { createConnection } from './create-connection.ts';
import { createEventBus } from './create-event-bus.ts';
import { deauthorizeConnection } from './deauthorize-connection.ts';
import { deleteApiDestination } from './delete-api-destination.ts';
import { deleteArchive } from './delete-archive.ts';
import { deleteConnection } from './delete-connection.ts';
import { deleteEventBus } from './delete-event-bus.ts';
import { deleteRule } from './delete-rule.ts';
import { describeApiDestination } from './describe-api-destination.ts';
import { describeArchive } from './describe-archive.ts';
import { describeConnection } from './describe-connection.ts';
import { describeEventBus } from './describe-event-bus.ts';
import { describeReplay } from './describe-replay.ts';
import { describeRule } from './describe-rule.ts';
import { disableRule } from './disable-rule.ts';
import { enableRule } from './enable-rule.ts';
import { listApiDestinations } from './list-api-destinations.ts';
import { listArchives } from './list-archives.ts';
import { listConnections } from './list-connections.ts';
import { listEventBuses } from './list-event-buses.ts';
import { listReplays } from './list-replays.ts';
import { listRuleNamesByTarget } from './list-rule-names-by-target.ts';
import { listRules } from './list-rules.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { listTargetsByRule } from './list-targets-by-rule.ts';
import { putEvents } from './put-events.ts';
import { putPermission } from './put-permission.ts';
import { putRule } from './put-rule.ts';
import { putTargets } from './put-targets.ts';
import { removePermission } from './remove-permission.ts';
import { removeTargets } from './remove-targets.ts';
import { startReplay } from './start-replay.ts';
import { tagResource } from './tag-resource.ts';
import { testEventPattern } from './test-event-pattern.ts';
import { untagResource } from './untag-resource.ts';
import { updateApiDestination } from './update-api-destination.ts';
import { updateArchive } from './update-archive.ts';
import { updateConnection } from './update-connection.ts';
import { updateEventBus } from './update-event-bus.ts';

/**
 * Every action of EventBridge's Classic API but those about partners and global endpoints. Add one by writing `actions/events/<aws-action>.ts` and listing it here.
 */
export const eventsActions: readonly ServiceAction[] = [
  putEvents,
  testEventPattern,
  putRule,
  describeRule,
  listRules,
  listRuleNamesByTarget,
  enableRule,
  disableRule,
  deleteRule,
  putTargets,
  removeTargets,
  listTargetsByRule,
  createEventBus,
  describeEventBus,
  listEventBuses,
  updateEventBus,
  deleteEventBus,
  putPermission,
  removePermission,
  createArchive,
  describeArchive,
  listArchives,
  updateArchive,
  deleteArchive,
  startReplay,
  describeReplay,
  listReplays,
  cancelReplay,
  createConnection,
  describeConnection,
  listConnections,
  updateConnection,
  deauthorizeConnection,
  deleteConnection,
  createApiDestination,
  describeApiDestination,
  listApiDestinations,
  updateApiDestination,
  deleteApiDestination,
  tagResource,
  untagResource,
  listTagsForResource,
];
