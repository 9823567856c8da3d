import { limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import { scheduleArn, scheduleGroupArn } from './schedule-arns.ts';
import { scheduleErrors } from './schedule-errors.ts';
import type { ScheduleGroupRecord, ScheduleRecord, ScheduleSettings } from './schedule-record.ts';

/** Name of a schedule in its group. */
export interface ScheduleName {
  /** @default 'default' */
  readonly groupName?: string | undefined;
  readonly name: string;
}

/** The schedules and groups of one cloud as they are stored; every method throws ResourceNotFoundException for what is not there. */
export interface ScheduleRegistry {
  get(schedule: ScheduleName): ScheduleRecord;
  find(key: string): ScheduleRecord | undefined;
  /** Sorted by group and name. @param groupName of one group only. */
  list(groupName?: string): readonly ScheduleRecord[];
  /** @throws {AwsError} ConflictException, unless the same call made it already; ServiceQuotaExceededException. */
  create(schedule: ScheduleName, settings: ScheduleSettings, clientToken: string | undefined): ScheduleRecord;
  /** Replaces every setting. */
  update(schedule: ScheduleName, settings: ScheduleSettings): ScheduleRecord;
  delete(key: string): void;
  getGroup(name: string): ScheduleGroupRecord;
  /** Sorted by name. */
  listGroups(): readonly ScheduleGroupRecord[];
  /** @throws {AwsError} ConflictException, ServiceQuotaExceededException */
  createGroup(
    name: string,
    tags: ScheduleGroupRecord['tags'],
    clientToken: string | undefined,
  ): ScheduleGroupRecord;
  setGroupTags(name: string, tags: ScheduleGroupRecord['tags']): void;
  /** Deletes a group without its schedules. */
  deleteGroup(name: string): void;
}

/** Key of a schedule among all. */
export function scheduleKeyOf({ groupName = 'default', name }: ScheduleName): string {
  return `${groupName}/${name}`;
}

/** Creates the registry on a cloud's store. The group `default` is always there. */
export function createScheduleRegistry(cloud: CloudContext): ScheduleRegistry {
  const { clock } = cloud;
  const schedules = cloud.store.collection<ScheduleRecord>('scheduler.schedules');
  const groups = cloud.store.collection<ScheduleGroupRecord>('scheduler.groups');

  const storeGroup = (name: string, tags: ScheduleGroupRecord['tags'], clientToken?: string) => {
    const nowMs = clock.now();
    const arn = scheduleGroupArn(cloud, name);
    const group = { name, arn, createdAtMs: nowMs, modifiedAtMs: nowMs, tags };
    groups.set(name, clientToken === undefined ? group : { ...group, clientToken });
    return group;
  };
  const getGroup = (name: string) => {
    const group = groups.get(name);
    if (group === undefined) throw scheduleErrors.groupNotFound(name);
    return group;
  };
  const get = (schedule: ScheduleName) => {
    getGroup(schedule.groupName ?? 'default');
    const record = schedules.get(scheduleKeyOf(schedule));
    if (record === undefined) throw scheduleErrors.scheduleNotFound(schedule.name);
    return record;
  };
  const byKey = (a: ScheduleRecord, b: ScheduleRecord) => (scheduleKeyOf(a) < scheduleKeyOf(b) ? -1 : 1);
  if (!groups.has('default')) storeGroup('default', {});

  return {
    get,
    find: (key) => schedules.get(key),
    list: (groupName) =>
      [...schedules.values()]
        .filter((schedule) => groupName === undefined || schedule.groupName === groupName)
        .sort(byKey),
    create({ groupName = 'default', name }, settings, clientToken) {
      getGroup(groupName);
      const key = scheduleKeyOf({ groupName, name });
      const known = schedules.get(key);
      if (known !== undefined) {
        if (clientToken !== undefined && known.clientToken === clientToken) return known;
        throw scheduleErrors.scheduleExists(name);
      }
      if (schedules.size >= limits.scheduler.schedules) throw scheduleErrors.quotaExceeded();
      const nowMs = clock.now();
      const record: ScheduleRecord = {
        ...settings,
        groupName,
        name,
        arn: scheduleArn(cloud, groupName, name),
        createdAtMs: nowMs,
        modifiedAtMs: nowMs,
        anchorMs: nowMs,
        ...(clientToken !== undefined && { clientToken }),
      };
      schedules.set(key, record);
      return record;
    },
    update(schedule, settings) {
      const { groupName, name, arn, createdAtMs, anchorMs, clientToken, ...known } = get(schedule);
      const nowMs = clock.now();
      const record: ScheduleRecord = {
        ...settings,
        groupName,
        name,
        arn,
        createdAtMs,
        modifiedAtMs: nowMs,
        anchorMs: hasSameTimes(known, settings) ? anchorMs : nowMs,
        ...(clientToken !== undefined && { clientToken }),
      };
      schedules.set(scheduleKeyOf(record), record);
      return record;
    },
    delete: (key) => void schedules.delete(key),
    getGroup,
    listGroups: () => [...groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    createGroup(name, tags, clientToken) {
      const known = groups.get(name);
      if (known !== undefined) {
        if (clientToken !== undefined && known.clientToken === clientToken) return known;
        throw scheduleErrors.groupExists(name);
      }
      if (groups.size >= limits.scheduler.scheduleGroups) throw scheduleErrors.quotaExceeded();
      return storeGroup(name, tags, clientToken);
    },
    setGroupTags(name, tags) {
      groups.set(name, { ...getGroup(name), tags, modifiedAtMs: clock.now() });
    },
    deleteGroup(name) {
      getGroup(name);
      groups.delete(name);
    },
  };
}

/** Tells whether two settings fall due at the same times. */
export function hasSameTimes(
  a: Omit<ScheduleSettings, 'target'>,
  b: Omit<ScheduleSettings, 'target'>,
): boolean {
  return (['expression', 'timeZone', 'startMs', 'endMs', 'state'] as const).every(
    (member) => a[member] === b[member],
  );
}
