import { invalid } from '../event-bus-errors.ts';
import type { TargetKind } from './target-kind.ts';

/**
 * Puts the event on another bus, with its id and envelope. An event is handed on once: what came from another bus
 * is not handed to a third.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
 */
export const eventBusTarget: TargetKind = {
  label: 'event buses',
  action: 'events:PutEvents',
  handles: (targetArn) => /^arn:aws[\w-]*:events:[^:]*:[^:]*:event-bus\//.test(targetArn),
  check({ Id, Input, InputPath, InputTransformer }) {
    return (Input ?? InputPath ?? InputTransformer) === undefined
      ? undefined
      : invalid(
          `An event bus takes the event as it is: Input, InputPath and InputTransformer are not supported for target ${Id}.`,
        );
  },
  exists: ({ eventBuses }, targetArn) => eventBuses.exists(targetArn),
  deliver({ eventBuses }, { target, event }) {
    if (event.hops > 0) {
      return {
        errorCode: 'THIRD_ACCOUNT_HOP_DETECTED',
        errorMessage: 'The event came from another event bus and cannot be handed to a third one.',
      };
    }
    eventBuses.forward(target.Arn, event);
    return undefined;
  },
};
