import { scheduleErrors } from '../schedule-errors.ts';
import type { ScheduleTargetKind } from './schedule-target-kind.ts';

/** Names that SDKs have for services whose requests are signed with another one. */
const signingNames: Readonly<Record<string, string>> = {
  cloudwatch: 'monitoring',
  cloudwatchlogs: 'logs',
  eventbridge: 'events',
  sfn: 'states',
};

/** How actions begin that only read. @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html#unsupported-api-actions */
const readOnly =
  /^(?:get|describe|list|poll|receive|search|scan|query|select|read|lookup|discover|validate|batchGet|batchDescribe|batchRead|transactGet|adminGet|adminList|testMigration|retrieve|testConnection|translateDocument|isAuthorized|invokeModel)/;

const form = /^arn:aws[\w-]*:scheduler:::aws-sdk:([a-z\d]+):([a-zA-Z\d]+)$/;

function parse(targetArn: string): { readonly service: string; readonly apiAction: string } {
  const [, service = '', apiAction = ''] = form.exec(targetArn) ?? [];
  return { service: signingNames[service] ?? service, apiAction };
}

/**
 * Makes any call that writes, with the input as its parameters: `arn:aws:scheduler:::aws-sdk:sqs:sendMessage`.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export const universalTarget: ScheduleTargetKind = {
  label: 'universal targets',
  handles: (targetArn) => form.test(targetArn),
  check({ Arn, Input = '{}' }, api) {
    const { service, apiAction } = parse(Arn);
    if (readOnly.test(apiAction)) return `${Arn} is not supported: ${apiAction} only reads.`;
    if (api.actionName(service, apiAction) === undefined) {
      return `The local cloud does not support ${service}:${apiAction}, which ${Arn} calls.`;
    }
    return parseParameters(Input) === undefined ? 'Input must be a JSON object.' : undefined;
  },
  toCall({ target, input }, api) {
    const { service, apiAction } = parse(target.Arn);
    const parameters = parseParameters(target.Input === undefined ? '{}' : input);
    if (parameters === undefined) throw scheduleErrors.invalid('Input is not a JSON object.');
    return { service, action: api.actionName(service, apiAction) ?? apiAction, input: parameters };
  },
};

function parseParameters(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
