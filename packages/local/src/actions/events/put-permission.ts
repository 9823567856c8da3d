import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { invalid } from '../../cores/event-bus/event-bus-errors.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { checkInput } from './input-constraints.ts';
import { members } from './members.ts';
import { permissionOn } from './resource-arns.ts';

interface Input {
  readonly EventBusName?: string;
  readonly Policy?: string;
  readonly StatementId?: string;
  readonly Action?: string;
  readonly Principal?: string;
  readonly Condition?: { readonly Type: string; readonly Key: string; readonly Value: string };
}

const text = { type: 'string', required: true } as const;
const conditionConstraint = {
  type: 'structure',
  members: { Type: text, Key: text, Value: text },
} as const;

/** Sets the policy of a bus, whole or one statement of it. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html */
export const putPermission = defineAction<Input>({
  service: 'events',
  name: 'PutPermission',
  permissions: permissionOn.eventBus('events:PutPermission', 'EventBusName'),
  handle(input, { services }) {
    checkInput(input, {
      EventBusName: members.eventBusName,
      Policy: { type: 'string' },
      StatementId: members.statementId,
      Action: { type: 'string', minimum: 1, maximum: 64, pattern: 'events:[a-zA-Z]+' },
      Principal: { type: 'string', minimum: 1, maximum: 12, pattern: '(\\d{12}|\\*)' },
      Condition: conditionConstraint,
    });
    const { EventBusName, Policy, StatementId, Action, Principal, Condition } = input;
    const { buses } = eventBusCoreOf(services);
    if (Policy !== undefined) return buses.putPermission(EventBusName, { Policy });
    if (StatementId === undefined || Action === undefined || Principal === undefined) {
      throw invalid('Parameters StatementId, Action and Principal must be specified when Policy is not.');
    }
    if (Action !== 'events:PutEvents') {
      throw invalid("Provided value in parameter 'action' is not supported.");
    }
    const permission = { StatementId, Action, Principal };
    return buses.putPermission(EventBusName, Condition ? { ...permission, Condition } : permission);
  },
});
