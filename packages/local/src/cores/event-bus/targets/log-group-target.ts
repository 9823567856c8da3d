import { createHash } from 'node:crypto';
import type { FinalFailure, TargetKind } from './target-kind.ts';

/**
 * Writes the event, or what its input transformer makes of it, into a log group. The group must be there; the stream
 * is made by the service, one for each target.
 *
 * No permission is asked for: on AWS a resource policy of CloudWatch Logs grants it, which the console writes by
 * itself and CDK through a custom resource that the local cloud does not run.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 */
export const logGroupTarget: TargetKind = {
  label: 'CloudWatch Logs groups',
  handles: (targetArn) => /^arn:aws[\w-]*:logs:[^:]*:[^:]*:log-group:/.test(targetArn),
  exists: ({ logs }, targetArn) => logs.exists(groupNameOf(targetArn)),
  deliver({ logs }, { target, event, input }) {
    const isShaped = target.Input !== undefined || target.InputTransformer !== undefined;
    const line = isShaped ? toLine(input) : { timestamp: event.ingestedAtMs, message: input };
    if ('errorCode' in line) return line;
    logs.append(groupNameOf(target.Arn), { ...line, logStreamName: streamNameOf(target.Arn, target.Id) });
    return undefined;
  },
};

function groupNameOf(arn: string): string {
  return arn.split(':').slice(6).join(':').replace(/:\*$/, '');
}

/** Reads `{ "timestamp": …, "message": … }`, the one form that input for logs may have. */
function toLine(input: string): { readonly timestamp: number; readonly message: string } | FinalFailure {
  const { timestamp, message } = JSON.parse(input) as Readonly<Record<string, unknown>>;
  const timestampMs = typeof timestamp === 'string' ? Date.parse(timestamp) : Number(timestamp);
  if (Number.isFinite(timestampMs) && message !== undefined) {
    return {
      timestamp: timestampMs,
      message: typeof message === 'string' ? message : JSON.stringify(message),
    };
  }
  return {
    errorCode: 'INVALID_PARAMETER',
    errorMessage: 'Input for a log group must be {"timestamp": <time>, "message": <message>}.',
  };
}

function streamNameOf(arn: string, id: string): string {
  const digest = createHash('sha256').update(`${arn} ${id}`).digest('hex');
  return [8, 12, 16, 20, 32].map((end, index, ends) => digest.slice(ends[index - 1] ?? 0, end)).join('-');
}
