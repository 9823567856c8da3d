import { type BusEvent, toEventText, toEventTime } from './bus-event.ts';
import { parseExactJson } from './exact-json.ts';
import { fillTemplate, type TemplateVariable } from './input-template.ts';
import { parseJsonPath } from './json-path.ts';
import type { InputTransformer, Target } from './target.ts';

/** The rule on whose behalf a target gets its input. */
export interface TargetInputRule {
  readonly name: string;
  readonly arn: string;
}

/** What a target is sent: text, or the reason why there is nothing to send. */
export type TargetInput =
  | { readonly text: string }
  | { readonly errorCode: 'INVALID_JSON' | 'INVALID_PARAMETER'; readonly errorMessage: string };

/**
 * Makes what a target is sent for an event: its constant `Input`, the part at `InputPath`, the filled
 * `InputTransformer`, or the event itself.
 *
 * @param eventText the event as {@link toEventText} gives it.
 */
export function toTargetInput(
  target: Target,
  event: BusEvent,
  rule: TargetInputRule,
  eventText: string = toEventText(event),
): TargetInput {
  if (target.Input !== undefined) return { text: target.Input };
  if (target.InputPath !== undefined) return partOf(eventText, target.InputPath);
  if (target.InputTransformer !== undefined) {
    return transform(target.InputTransformer, event, eventText, rule);
  }
  return { text: eventText };
}

/**
 * Gives a target parameter that may be a path into the event, as `SqsParameters.MessageGroupId` may.
 *
 * @returns `undefined` when the path leads nowhere.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html#targets-dynamic
 */
export function toTargetParameter(parameter: string, eventText: string): string | undefined {
  if (!parameter.startsWith('$.')) return parameter;
  const value = parseJsonPath(parameter)?.find(parseExactJson(eventText));
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function partOf(eventText: string, path: string): TargetInput {
  const part = parseJsonPath(path)?.find(parseExactJson(eventText));
  if (part !== undefined) return { text: JSON.stringify(part) };
  return {
    errorCode: 'INVALID_PARAMETER',
    errorMessage: `InputPath ${path} leads to nothing in the event.`,
  };
}

function transform(
  { InputPathsMap = {}, InputTemplate }: InputTransformer,
  event: BusEvent,
  eventText: string,
  rule: TargetInputRule,
): TargetInput {
  const value = parseExactJson(eventText);
  const variable = (name: string): TemplateVariable =>
    reservedVariable(name, event, eventText, rule) ?? {
      value: parseJsonPath(InputPathsMap[name] ?? '')?.find(value),
    };
  const text = fillTemplate(InputTemplate, variable);
  if (InputTemplate.trimStart().startsWith('"') || isJson(text)) return { text };
  return {
    errorCode: 'INVALID_JSON',
    errorMessage: `The InputTransformer of a target of rule ${rule.name} made text that is not valid JSON: ${text.slice(0, 200)}`,
  };
}

function reservedVariable(
  name: string,
  event: BusEvent,
  eventText: string,
  rule: TargetInputRule,
): TemplateVariable | undefined {
  switch (name) {
    case 'aws.events.rule-arn':
      return { value: rule.arn };
    case 'aws.events.rule-name':
      return { value: rule.name };
    case 'aws.events.event.ingestion-time':
      return { value: toEventTime(event.ingestedAtMs) };
    case 'aws.events.event.json':
      return { text: eventText };
    case 'aws.events.event':
      return { text: eventWithoutDetail(event) };
    default:
      return undefined;
  }
}

/** The event without its detail, with the keys and their order that AWS gives this variable. */
function eventWithoutDetail(event: BusEvent): string {
  return JSON.stringify({
    id: event.id,
    account: event.account,
    detailType: event.detailType,
    time: toEventTime(event.timeMs),
    source: event.source,
    region: event.region,
    resources: event.resources,
    version: '0',
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
