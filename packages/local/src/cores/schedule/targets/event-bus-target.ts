import { AwsError } from '../../../gateway/aws-error.ts';
import type { ScheduleTargetKind } from './schedule-target-kind.ts';

interface PutEventsOutput {
  readonly Entries: readonly { readonly ErrorCode?: string; readonly ErrorMessage?: string }[];
}

/** Puts an event with the input as its detail on a bus. */
export const eventBusTarget: ScheduleTargetKind = {
  label: 'event buses',
  parameters: 'EventBridgeParameters',
  handles: (targetArn) => /^arn:aws[\w-]*:events:[^:]*:[^:]*:event-bus\//.test(targetArn),
  check: ({ EventBridgeParameters }) =>
    EventBridgeParameters === undefined
      ? 'EventBridgeParameters must be specified for an event bus.'
      : undefined,
  toCall: ({ target, scheduleArn, input }) => ({
    service: 'events',
    action: 'PutEvents',
    input: {
      Entries: [
        {
          EventBusName: target.Arn,
          Source: target.EventBridgeParameters?.Source,
          DetailType: target.EventBridgeParameters?.DetailType,
          Detail: input,
          Resources: [scheduleArn],
        },
      ],
    },
    failureOf(output) {
      const { ErrorCode, ErrorMessage } = (output as PutEventsOutput).Entries[0] ?? {};
      return ErrorCode === undefined ? undefined : new AwsError(ErrorCode, ErrorMessage ?? '');
    },
  }),
};
