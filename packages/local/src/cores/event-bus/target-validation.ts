import type { AwsError } from '../../gateway/aws-error.ts';
import { invalid } from './event-bus-errors.ts';
import { reservedVariables, variablesOf } from './input-template.ts';
import { parseJsonPath } from './json-path.ts';
import type { Target } from './target.ts';
import { targetKindOf, targetKinds } from './targets/target-kinds.ts';

/** Checks targets as PutTargets does, the form of each ARN first. @throws {AwsError} ValidationException */
export function checkTargets(targets: readonly Target[]): void {
  const checks = [arnError, kindError, inputError, transformerError, deadLetterError];
  const [formOfArn, ...rest] = checks.map((check) => (target: Target) => {
    const error = check(target);
    if (error !== undefined) throw error;
  });
  for (const target of targets) formOfArn!(target);
  for (const target of targets) for (const check of rest) check(target);
}

function arnError({ Arn }: Target): AwsError | undefined {
  return /^arn:aws[\w-]*:[^:]+:[^:]*:[^:]*:.+$/.test(Arn)
    ? undefined
    : invalid(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
}

function kindError(target: Target): AwsError | undefined {
  return targetKindOf(target.Arn)?.check?.(target);
}

/** Refuses targets that AWS delivers to and the local cloud does not. @throws {AwsError} ValidationException */
export function refuseUnsupportedKinds(targets: readonly Target[]): void {
  const unsupported = targets.find(({ Arn }) => targetKindOf(Arn) === undefined);
  if (unsupported === undefined) return;
  const kinds = targetKinds.map(({ label }) => label).join(', ');
  throw invalid(
    `Parameter ${unsupported.Arn} is not valid. Reason: The local cloud delivers to ${kinds} and not to ${unsupported.Arn.split(':')[2]}.`,
  );
}

function inputError({ Id, Input, InputPath, InputTransformer }: Target): AwsError | undefined {
  if ([Input, InputPath, InputTransformer].filter((input) => input !== undefined).length > 1) {
    return invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  if (Input !== undefined && !isJson(Input)) return invalid(`JSON syntax error in input for target ${Id}.`);
  if (InputPath !== undefined && parseJsonPath(InputPath) === undefined) {
    return invalid(`Invalid InputPath for target ${Id}.`);
  }
  return undefined;
}

function transformerError({ Id, InputTransformer }: Target): AwsError | undefined {
  if (InputTransformer === undefined) return undefined;
  const { InputPathsMap = {}, InputTemplate } = InputTransformer;
  for (const [name, path] of Object.entries(InputPathsMap)) {
    if (/^aws\./i.test(name) || parseJsonPath(path) === undefined) {
      return invalid(`Invalid InputPathsMap for target ${Id}: ${name} : ${path}.`);
    }
  }
  const known = new Set<string>([...reservedVariables, ...Object.keys(InputPathsMap)]);
  const unknown = variablesOf(InputTemplate).find((name) => !known.has(name));
  return unknown === undefined
    ? undefined
    : invalid(`InputTemplate for target ${Id} contains invalid placeholder ${unknown}.`);
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
function deadLetterError({ DeadLetterConfig }: Target): AwsError | undefined {
  const arn = DeadLetterConfig?.Arn;
  if (arn === undefined || (/^arn:aws[\w-]*:sqs:/.test(arn) && !arn.endsWith('.fifo'))) return undefined;
  return invalid(
    `Parameter DeadLetterConfig.Arn is not valid. Reason: ${arn} is not the ARN of a standard SQS queue.`,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
