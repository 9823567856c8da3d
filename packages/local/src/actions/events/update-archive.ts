import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { type ArchiveInput, archiveConstraints, archiveSettingsOf, toArchiveState } from './archive-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

/** Changes an archive; what is left out stays. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateArchive.html */
export const updateArchive = defineAction<ArchiveInput>({
  service: 'events',
  name: 'UpdateArchive',
  permissions: permissionOn.archive('events:UpdateArchive'),
  handle(input, { services }) {
    checkInput(input, { ArchiveName: must(members.archiveName), ...archiveConstraints });
    const { archives } = eventBusCoreOf(services);
    return toArchiveState(archives.update(input.ArchiveName, archiveSettingsOf(input)));
  },
});
