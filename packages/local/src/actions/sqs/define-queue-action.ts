import type { QueueCore } from '../../cores/queue/queue-service.ts';
import type { Queue } from '../../cores/queue/queue.ts';
import {
  type ActionContext,
  defineAction,
  type QueryMember,
  type RequiredPermission,
  type ServiceAction,
} from '../../gateway/service-action.ts';
import { queryInputMembers, queryOutputMembers } from './query-members.ts';
import { queueArnOf, queueNameOf } from './queue-url.ts';

/** Input as it came: SDKs, the CLI and hand-written requests all reach this far. */
export type Input = Readonly<Record<string, unknown>>;

/** What an SQS action works on. */
export interface QueueActionScope {
  readonly queues: QueueCore;
  readonly context: ActionContext;
}

/** An SQS action that waits for the core that it works on. */
export type QueueActionFactory = (queues: QueueCore) => ServiceAction;

/** Declares an action on the queue that `QueueUrl` names. */
export function defineQueueAction(action: {
  readonly name: string;
  /** IAM action where it is named otherwise. @default name */
  readonly grant?: string;
  /** Query names of output members that differ from action to action. */
  readonly output?: readonly QueryMember[];
  handle(input: Input, queue: Queue, scope: QueueActionScope): unknown;
}): QueueActionFactory {
  const { name, grant = name, output, handle } = action;
  return defineAccountAction({
    name,
    ...(output !== undefined && { output }),
    permissions: (input, context) => [
      { action: `sqs:${grant}`, resource: queueArnOf(queueNameOf(input.QueueUrl, context), context) },
    ],
    handle: (input, scope) =>
      handle(input, scope.queues.get(queueNameOf(input.QueueUrl, scope.context)), scope),
  });
}

/** Declares an action that does not work on one existing queue. */
export function defineAccountAction(action: {
  readonly name: string;
  readonly output?: readonly QueryMember[];
  permissions(input: Input, context: ActionContext): readonly RequiredPermission[];
  handle(input: Input, scope: QueueActionScope): unknown;
}): QueueActionFactory {
  const { name, output = [], permissions, handle } = action;
  return (queues) =>
    defineAction({
      service: 'sqs',
      name,
      query: { input: queryInputMembers, output: [...queryOutputMembers, ...output] },
      permissions,
      handle: (input, context) => handle(input, { queues, context }),
    });
}
