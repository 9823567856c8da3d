import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { type ArchiveInput, archiveConstraints, archiveSettingsOf, toArchiveState } from './archive-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends ArchiveInput {
  readonly EventSourceArn: string;
}

/** Creates an archive of a bus: every event that matches its pattern is kept from now on. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html */
export const createArchive = defineAction<Input>({
  service: 'events',
  name: 'CreateArchive',
  permissions: permissionOn.archive('events:CreateArchive'),
  handle(input, { services }) {
    checkInput(input, {
      ArchiveName: must(members.archiveName),
      EventSourceArn: must(members.arn),
      ...archiveConstraints,
    });
    const { ArchiveName, EventSourceArn } = input;
    const { archives } = eventBusCoreOf(services);
    return toArchiveState(archives.create(ArchiveName, EventSourceArn, archiveSettingsOf(input)));
  },
});
