import { limits } from '@busbar/core';
import { AwsError } from '../gateway/aws-error.ts';
import type { FunctionDefinition } from './function-configuration.ts';

/**
 * Checks a function before it is created or changed.
 *
 * @throws {AwsError} ValidationException, InvalidParameterValueException.
 */
export function checkFunction({
  functionName,
  handler,
  runtime,
  timeoutSeconds = 3,
  memoryMegabytes = 128,
  reservedConcurrency = 0,
}: Omit<FunctionDefinition, 'sourceDirectory'>): void {
  const within = (name: string, value: number, minimum: number, maximum: number) => {
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return;
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value ${value < minimum ? 'greater' : 'less'} than or equal to ${value < minimum ? minimum : maximum}`,
    );
  };
  if (!/^[a-zA-Z0-9-_]{1,64}$/.test(functionName)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${functionName}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?`,
    );
  }
  within('timeout', timeoutSeconds, 1, limits.lambda.timeoutSeconds);
  within('memorySize', memoryMegabytes, 128, 10_240);
  within('reservedConcurrentExecutions', reservedConcurrency, 0, 1_000_000);
  if (!/^nodejs\d+\.x$/.test(runtime)) {
    throw new AwsError(
      'InvalidParameterValueException',
      `The runtime parameter of ${runtime} is not supported: the local cloud runs nodejs functions only.`,
    );
  }
  if (handler === '' || /\s/.test(handler))
    throw new AwsError('InvalidParameterValueException', `The handler "${handler}" is not valid.`);
}
