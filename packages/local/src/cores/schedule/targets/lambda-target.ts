import type { ScheduleTargetKind } from './schedule-target-kind.ts';

/** Invokes a function asynchronously with the input as its payload. */
export const lambdaTarget: ScheduleTargetKind = {
  label: 'Lambda functions',
  handles: (targetArn) => /^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:/.test(targetArn),
  toCall: ({ target, input }) => ({
    service: 'lambda',
    action: 'Invoke',
    input: { FunctionName: target.Arn, InvocationType: 'Event', Payload: input },
  }),
};
