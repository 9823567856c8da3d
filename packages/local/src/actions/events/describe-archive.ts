import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toArchiveEntry } from './archive-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly ArchiveName: string;
}

/** Describes an archive with the exact number and size of its events. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html */
export const describeArchive = defineAction<Input>({
  service: 'events',
  name: 'DescribeArchive',
  permissions: permissionOn.archive('events:DescribeArchive'),
  handle(input, { services }) {
    checkInput(input, { ArchiveName: must(members.archiveName) });
    const archive = eventBusCoreOf(services).archives.describe(input.ArchiveName);
    return {
      ArchiveArn: archive.arn,
      ...toArchiveEntry(archive),
      ...(archive.description !== undefined && { Description: archive.description }),
      ...(archive.eventPattern !== undefined && { EventPattern: archive.eventPattern }),
      ...(archive.kmsKeyIdentifier !== undefined && { KmsKeyIdentifier: archive.kmsKeyIdentifier }),
    };
  },
});
