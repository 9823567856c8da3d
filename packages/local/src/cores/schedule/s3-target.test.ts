import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { createVirtualClock } from '@busbar/core';
import { expect, it, onTestFinished } from 'vitest';
import { startLocalCloud } from '../../start-local-cloud.ts';

it.each([
  ['writes an object without looking at grants when IAM is off', 'off', ['hello']],
  ['writes nothing without the role having s3:PutObject', 'enforce', ['NoSuchKey']],
] as const)('a universal target of S3 %s', async (_case, iam, found) => {
  const cloud = await startLocalCloud({ clock: createVirtualClock({ startMs: 0 }), iam, seed: 1 });
  onTestFinished(() => cloud.stop());
  const { endpoint, region, credentials, accountId } = cloud;
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const scheduler = new SchedulerClient({ endpoint, region, credentials });
  await s3.send(new CreateBucketCommand({ Bucket: 'reports' }));
  await scheduler.send(
    new CreateScheduleCommand({
      Name: 'report',
      ScheduleExpression: 'at(1970-01-01T01:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: 'arn:aws:scheduler:::aws-sdk:s3:putObject',
        RoleArn: `arn:aws:iam::${accountId}:role/reporter`,
        Input: '{"Bucket":"reports","Key":"daily.txt","Body":"hello"}',
      },
    }),
  );

  await cloud.advanceTo(3_600_000);
  await cloud.settle();

  const body = await s3.send(new GetObjectCommand({ Bucket: 'reports', Key: 'daily.txt' })).then(
    ({ Body }) => Body?.transformToString(),
    (error: Error) => error.name,
  );
  expect([body]).toEqual(found);
});
