import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly EventBusName?: string;
  readonly StatementId?: string;
  readonly RemoveAllPermissions?: boolean;
}

/** Takes one statement, or all of them, out of the policy of a bus. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemovePermission.html */
export const removePermission = defineAction<Input>({
  service: 'events',
  name: 'RemovePermission',
  permissions: permissionOn.eventBus('events:RemovePermission', 'EventBusName'),
  handle(input, { services }) {
    checkInput(input, {
      EventBusName: members.eventBusName,
      StatementId: members.statementId,
      RemoveAllPermissions: members.boolean,
    });
    const { EventBusName, StatementId, RemoveAllPermissions } = input;
    eventBusCoreOf(services).buses.removePermission(EventBusName, RemoveAllPermissions ? 'all' : StatementId);
  },
});
