import type { TargetKind } from './target-kind.ts';

/** Invokes a function asynchronously with the input as its payload. */
export const lambdaTarget: TargetKind = {
  label: 'Lambda functions',
  action: 'lambda:InvokeFunction',
  handles: (targetArn) => /^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:/.test(targetArn),
  exists: ({ functions }, targetArn) => functions.exists(targetArn),
  deliver({ functions }, { target, input }) {
    functions.invokeAsync(target.Arn, input);
    return undefined;
  },
};
