import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedulegroup.html */
export const schedulerScheduleGroup: ResourceProvider = {
  type: 'AWS::Scheduler::ScheduleGroup',
  async deploy(resource, { cloud, call }) {
    const name = resource.nameFrom('Name', 64);
    const arn = `arn:aws:scheduler:${cloud.region}:${cloud.accountId}:schedule-group/${name}`;
    const { Tags } = resource.properties;
    await createOrUpdate(
      () => call('scheduler', 'CreateScheduleGroup', { Name: name, ...(Tags !== undefined && { Tags }) }),
      'ConflictException',
      () => call('scheduler', 'TagResource', { ResourceArn: arn, Tags: Tags ?? [] }),
    );
    const group = (await call('scheduler', 'GetScheduleGroup', { Name: name })) as {
      readonly CreationDate: Date;
      readonly LastModificationDate: Date;
      readonly State: string;
    };
    return {
      ref: name,
      attributes: {
        Arn: arn,
        CreationDate: group.CreationDate.toISOString(),
        LastModificationDate: group.LastModificationDate.toISOString(),
        State: group.State,
      },
    };
  },
};
