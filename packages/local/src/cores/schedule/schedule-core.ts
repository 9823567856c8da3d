import type { CloudContext } from '../../cloud-context.ts';
import type { Services } from '../../services.ts';
import type { ApiCaller } from './api-caller.ts';
import { createInvoker } from './invoker.ts';
import { toRecurrence } from './recurrence.ts';
import { scheduleErrors } from './schedule-errors.ts';
import { parseScheduleExpression } from './schedule-expression.ts';
import type { ScheduleRecord, ScheduleSettings } from './schedule-record.ts';
import {
  createScheduleRegistry,
  hasSameTimes,
  type ScheduleName,
  type ScheduleRegistry,
  scheduleKeyOf,
} from './schedule-registry.ts';
import { checkSchedule } from './schedule-validation.ts';
import { createTimetable } from './timetable.ts';

/** EventBridge Scheduler as its own actions see it. */
export interface ScheduleCore
  extends Pick<
    ScheduleRegistry,
    'get' | 'list' | 'getGroup' | 'listGroups' | 'createGroup' | 'setGroupTags'
  > {
  /** @throws {AwsError} ValidationException, ConflictException, ResourceNotFoundException, ServiceQuotaExceededException */
  create(schedule: ScheduleName, settings: ScheduleSettings, clientToken?: string): ScheduleRecord;
  /** Replaces every setting; what is left out is taken away. @throws {AwsError} ValidationException, ResourceNotFoundException */
  update(schedule: ScheduleName, settings: ScheduleSettings): ScheduleRecord;
  /** Invocations that are due already, and their retries, go on. @throws {AwsError} ResourceNotFoundException */
  delete(schedule: ScheduleName): void;
  /** Deletes a group with its schedules. @throws {AwsError} ResourceNotFoundException, ValidationException for `default`. */
  deleteGroup(name: string): void;
  /** Drops every retry and every invocation that waits in its window; schedules stay. */
  forgetInvocations(): void;
  /** Begins to invoke, and takes up what an earlier run left in the store; call it once every service is there. */
  resume(): void;
}

export interface ScheduleCoreOptions {
  readonly api: ApiCaller;
  readonly services: () => Services;
}

/**
 * Creates EventBridge Scheduler on a cloud's clock, random source and store.
 *
 * A rate begins at its StartDate, or at once. Times of a cron that a time zone's clocks skip are left out, those
 * that they show twice count once. A one-time schedule whose minute is over when it is created is never due. After
 * a time in which the cloud was down the last missed occurrence is made up for, once.
 */
export function createScheduleCore(
  cloud: CloudContext,
  { api, services }: ScheduleCoreOptions,
): ScheduleCore {
  const registry = createScheduleRegistry(cloud);
  const timetable = createTimetable(cloud, {
    collection: 'scheduler.timetable',
    recurrenceOf(key) {
      const schedule = registry.find(key);
      if (schedule === undefined || schedule.state === 'DISABLED') return undefined;
      const expression = parseScheduleExpression(schedule.expression);
      return expression && toRecurrence(expression, schedule);
    },
    run(key, scheduledMs) {
      const schedule = registry.find(key);
      if (schedule !== undefined) invoker.invoke(schedule, key, scheduledMs);
    },
  });
  const invoker = createInvoker(cloud, {
    api,
    services,
    onEnd(key) {
      const completed = !timetable.has(key) && !invoker.isPending(key);
      const schedule = registry.find(key);
      if (completed && schedule?.state === 'ENABLED' && schedule.actionAfterCompletion === 'DELETE') {
        registry.delete(key);
      }
    },
  });
  const remove = (key: string) => {
    timetable.cancel(key);
    registry.delete(key);
  };

  return {
    get: registry.get,
    list: registry.list,
    getGroup: registry.getGroup,
    listGroups: registry.listGroups,
    createGroup: registry.createGroup,
    setGroupTags: registry.setGroupTags,
    create(name, settings, clientToken) {
      checkSchedule(settings, cloud.clock.now(), api);
      const before = registry.find(scheduleKeyOf(name));
      const schedule = registry.create(name, settings, clientToken);
      if (before === undefined) timetable.plan(scheduleKeyOf(name));
      return schedule;
    },
    update(name, settings) {
      const before = registry.get(name);
      const sameTimes = hasSameTimes(before, settings);
      checkSchedule(sameTimes ? withoutTimes(settings) : settings, cloud.clock.now(), api);
      const schedule = registry.update(name, settings);
      if (!sameTimes) timetable.plan(scheduleKeyOf(name));
      return schedule;
    },
    delete(name) {
      registry.get(name);
      remove(scheduleKeyOf(name));
    },
    deleteGroup(name) {
      registry.getGroup(name);
      if (name === 'default') throw scheduleErrors.invalid('The default schedule group cannot be deleted.');
      for (const schedule of registry.list(name)) remove(scheduleKeyOf(schedule));
      registry.deleteGroup(name);
    },
    forgetInvocations: invoker.forget,
    resume() {
      timetable.resume();
      invoker.resume();
    },
  };
}

/** Start and end were checked when they were set: they may have passed since. */
function withoutTimes({ startMs: _start, endMs: _end, ...settings }: ScheduleSettings): ScheduleSettings {
  return settings;
}
