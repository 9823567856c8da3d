import { describe, expect, it } from 'vitest';
import { createEventBusCloud, eventBusArn, refusal, startMs } from '../../../test/event-bus-cloud.ts';

const source = eventBusArn('default');

describe('archive actions', () => {
  it('show an archive as AWS does', async () => {
    const { call } = createEventBusCloud();
    const CreationTime = new Date(startMs);
    const ArchiveArn = 'arn:aws:events:us-east-1:000000000000:archive/shop';

    const created = await call('CreateArchive', {
      ArchiveName: 'shop',
      EventSourceArn: source,
      Description: 'all of it',
      RetentionDays: 1,
    });

    expect(created).toEqual({ ArchiveArn, State: 'ENABLED', CreationTime });
    expect(await call('DescribeArchive', { ArchiveName: 'shop' })).toEqual({
      ArchiveArn,
      ArchiveName: 'shop',
      EventSourceArn: source,
      State: 'ENABLED',
      Description: 'all of it',
      RetentionDays: 1,
      SizeBytes: 0,
      EventCount: 0,
      CreationTime,
    });
    expect(await call('ListArchives', { NamePrefix: 'sh' })).toMatchObject({
      Archives: [{ ArchiveName: 'shop' }],
    });
    expect(await call('ListArchives', { NamePrefix: 'x' })).toEqual({ Archives: [] });
  });

  it('refuse in the words of AWS', async () => {
    const { call } = createEventBusCloud();
    const archive = { ArchiveName: 'shop', EventSourceArn: source };
    await call('CreateArchive', archive);

    const refusals = [
      await refusal(call('CreateArchive', archive)),
      await refusal(call('CreateArchive', { ArchiveName: 'x', EventSourceArn: eventBusArn('nowhere') })),
      await refusal(call('CreateArchive', { ...archive, ArchiveName: 'x', EventPattern: '{"source":[]}' })),
      await refusal(call('CreateArchive', { ...archive, ArchiveName: 'a'.repeat(49) })),
      await refusal(call('DescribeArchive', { ArchiveName: 'x' })),
      await refusal(call('DeleteArchive', { ArchiveName: 'x' })),
      await refusal(call('UpdateArchive', { ArchiveName: 'shop' })),
      await refusal(call('UpdateArchive', { ArchiveName: 'x', RetentionDays: 1 })),
      await refusal(call('ListArchives', { EventSourceArn: eventBusArn('nowhere') })),
    ];

    expect(refusals).toMatchInlineSnapshot(`
      [
        "ResourceAlreadyExistsException: Archive shop already exists.",
        "ResourceNotFoundException: Event bus nowhere does not exist.",
        "InvalidEventPatternException: Event pattern is not valid. Reason: Empty arrays are not allowed
       at [Source: (String)"{"source":[]}"; line: 1, column: 13]",
        "ValidationException: 1 validation error detected: Value 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' at 'archiveName' failed to satisfy constraint: Member must have length less than or equal to 48",
        "ResourceNotFoundException: Archive x does not exist.",
        "ResourceNotFoundException: Archive x does not exist.",
        "ValidationException: At least one of EventPattern, RetentionDays or Description must be provided.",
        "ResourceNotFoundException: Archive x does not exist.",
        "ResourceNotFoundException: Event bus nowhere does not exist.",
      ]
    `);
  });
});
