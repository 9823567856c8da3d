import type { Topic } from '../../cores/topic/topic.ts';
import type { TopicCore } from '../../cores/topic/topic-service.ts';
import { topicErrors } from '../../cores/topic/topic-errors.ts';
import {
  type ActionContext,
  defineAction,
  type QueryBinding,
  type RequiredPermission,
  type ServiceAction,
} from '../../gateway/service-action.ts';

/** Input as it came: SDKs, the CLI and hand-written requests all reach this far. */
export type Input = Readonly<Record<string, unknown>>;

/** What an SNS action works on. */
export interface TopicActionScope {
  readonly topics: TopicCore;
  readonly context: ActionContext;
}

/** An SNS action that waits for the core that it works on. */
export type TopicActionFactory = (topics: TopicCore) => ServiceAction;

const keyAndValue = ['Name', 'Value'] as const;

/** Where SNS names keys otherwise than the query protocol does. @see https://docs.aws.amazon.com/sns/latest/api/API_Operations.html */
const query: QueryBinding = {
  input: [
    {
      member: 'MessageAttributes',
      wireName: 'MessageAttributes',
      shape: 'entry-map',
      mapNames: keyAndValue,
    },
    { member: 'Attributes', wireName: 'Attributes', shape: 'entry-map' },
  ],
  output: [{ member: 'Attributes', wireName: 'Attributes', shape: 'entry-map' }],
};

/** Declares an action on the topic that `TopicArn` names. */
export function defineTopicAction(action: {
  readonly name: string;
  /** IAM action where it is named otherwise. @default name */
  readonly grant?: string;
  handle(input: Input, topic: Topic, scope: TopicActionScope): unknown;
}): TopicActionFactory {
  const { name, grant = name, handle } = action;
  return defineSnsAction({
    name,
    permissions: (input) => [{ action: `sns:${grant}`, resource: topicArnOf(input) }],
    handle: (input, scope) => handle(input, scope.topics.get(topicArnOf(input)), scope),
  });
}

/** Declares an action that does not work on one existing topic. */
export function defineSnsAction(action: {
  readonly name: string;
  readonly followable?: boolean;
  permissions(input: Input, context: ActionContext): readonly RequiredPermission[];
  handle(input: Input, scope: TopicActionScope): unknown;
}): TopicActionFactory {
  const { handle, ...declared } = action;
  return (topics) =>
    defineAction({
      service: 'sns',
      query,
      ...declared,
      handle: (input, context) => handle(input, { topics, context }),
    });
}

/** @throws {AwsError} InvalidParameter */
export function topicArnOf(input: Input): string {
  const arn = textParameter(input, 'TopicArn');
  if (!/^arn:aws[\w-]*:sns:[^:]+:\d{12}:[\w.-]+$/.test(arn)) {
    throw topicErrors.invalidParameter('TopicArn');
  }
  return arn;
}

/** A text parameter that must be there. @throws {AwsError} InvalidParameter */
export function textParameter(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw topicErrors.invalidParameter(`${name} Reason: no value for required parameter`);
}

/** A text parameter that may be missing. @throws {AwsError} InvalidParameter */
export function optionalTextParameter(input: Input, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw topicErrors.invalidParameter(name);
  return value;
}

/** A list of text; empty when missing. @throws {AwsError} InvalidParameter */
export function textListParameter(input: Input, name: string): readonly string[] {
  const value = input[name] === '' ? [] : (input[name] ?? []);
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw topicErrors.invalidParameter(name);
  }
  return value as string[];
}

/** A map; empty when missing. @throws {AwsError} InvalidParameter */
export function mapParameter(input: Input, name: string): Input {
  const value = input[name] === '' ? {} : (input[name] ?? {});
  if (typeof value !== 'object' || Array.isArray(value)) throw topicErrors.invalidParameter(name);
  return value as Input;
}

/** Tags by key. @throws {AwsError} InvalidParameter */
export function tagsParameter(input: Input): Readonly<Record<string, string>> {
  const value = input.Tags === '' ? [] : (input.Tags ?? []);
  if (!Array.isArray(value)) throw topicErrors.invalidParameter('Tags');
  return Object.fromEntries(
    value.map((tag: unknown) => [textParameter(tag as Input, 'Key'), String((tag as Input).Value ?? '')]),
  );
}
