import type { LocalCloud } from '@busbar/local';
import type { CloudActivity, CloudPort } from '@busbar/operations';

/** Shows the main job what happens in a local cloud. Counts from the moment it is made. */
export function createCloudPort(cloud: LocalCloud): CloudPort {
  const matchedByRule: Record<string, number> = {};
  const counts = { replayed: 0, redelivered: 0, lost: 0, faults: 0 };
  cloud.spy.listen((record) => {
    if (record.type === 'event-matched' && record.replayName === undefined) {
      matchedByRule[record.ruleArn] = (matchedByRule[record.ruleArn] ?? 0) + 1;
    }
    if (record.type === 'event-delivered' && record.replayName !== undefined) counts.replayed += 1;
    if (record.type === 'message-received' && record.receiveCount > 1) counts.redelivered += 1;
    if (record.type === 'event-undeliverable' && !record.deadLettered) counts.lost += 1;
    if (record.type === 'fault-injected') counts.faults += 1;
  });
  return {
    settle: () => cloud.settle(),
    activity: (): CloudActivity => ({ matchedByRule: { ...matchedByRule }, ...counts }),
    functionLogs: (functionName) => cloud.logs(functionName).map(({ message }) => message),
  };
}
