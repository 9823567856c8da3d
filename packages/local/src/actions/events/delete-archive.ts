import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members, must } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly ArchiveName: string;
}

/** Deletes an archive with its events and its rule. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteArchive.html */
export const deleteArchive = defineAction<Input>({
  service: 'events',
  name: 'DeleteArchive',
  permissions: permissionOn.archive('events:DeleteArchive'),
  handle(input, { services }) {
    checkInput(input, { ArchiveName: must(members.archiveName) });
    eventBusCoreOf(services).archives.delete(input.ArchiveName);
    return {};
  },
});
