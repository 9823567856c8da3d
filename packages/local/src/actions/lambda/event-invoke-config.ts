import type {
  AsynchronousConfiguration,
  FunctionConfiguration,
} from '../../functions/function-configuration.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { given, optionalNumber, optionalObject } from './lambda-input.ts';

/** Reads how asynchronous events are retried and where they end. @throws {AwsError} InvalidParameterValueException. */
export function toAsynchronousConfiguration(
  input: Readonly<Record<string, unknown>>,
): AsynchronousConfiguration {
  const destination = (name: string) =>
    (optionalObject(input, 'DestinationConfig')?.[name] as { Destination?: string } | undefined)?.Destination;
  const maximumRetryAttempts = optionalNumber(input, 'MaximumRetryAttempts');
  const maximumEventAgeSeconds = optionalNumber(input, 'MaximumEventAgeInSeconds');
  const within = (name: string, value: number | undefined, minimum: number, maximum: number) => {
    if (value === undefined || (value >= minimum && value <= maximum)) return;
    throw new AwsError(
      'InvalidParameterValueException',
      `${name} must be between ${minimum} and ${maximum}.`,
    );
  };
  within('MaximumRetryAttempts', maximumRetryAttempts, 0, 2);
  within('MaximumEventAgeInSeconds', maximumEventAgeSeconds, 60, 21_600);
  return given({
    maximumRetryAttempts,
    maximumEventAgeSeconds,
    onSuccessArn: destination('OnSuccess'),
    onFailureArn: destination('OnFailure'),
  });
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_FunctionEventInvokeConfig.html */
export function toInvokeConfigOutput({
  functionArn,
  asynchronous = {},
  lastModifiedMs,
}: FunctionConfiguration): Record<string, unknown> {
  const { onSuccessArn, onFailureArn } = asynchronous;
  return {
    LastModified: new Date(lastModifiedMs),
    FunctionArn: `${functionArn}:$LATEST`,
    MaximumRetryAttempts: asynchronous.maximumRetryAttempts ?? 2,
    MaximumEventAgeInSeconds: asynchronous.maximumEventAgeSeconds ?? 21_600,
    DestinationConfig: {
      OnSuccess: onSuccessArn === undefined ? {} : { Destination: onSuccessArn },
      OnFailure: onFailureArn === undefined ? {} : { Destination: onFailureArn },
    },
  };
}
