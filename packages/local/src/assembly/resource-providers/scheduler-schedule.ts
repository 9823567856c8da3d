import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html */
export const schedulerSchedule: ResourceProvider = {
  type: 'AWS::Scheduler::Schedule',
  async deploy(resource, { call }) {
    const schedule = { ...resource.properties, Name: resource.nameFrom('Name', 64) };
    const { ScheduleArn: arn } = (await createOrUpdate(
      () => call('scheduler', 'CreateSchedule', schedule),
      'ConflictException',
      () => call('scheduler', 'UpdateSchedule', schedule),
    )) as { readonly ScheduleArn: string };
    return { ref: schedule.Name, attributes: { Arn: arn } };
  },
};
