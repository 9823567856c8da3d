import { AwsError } from '../../gateway/aws-error.ts';

/** A name that stands for nothing. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html */
export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function eventBusNotFound(eventBusName: string): AwsError {
  return resourceNotFound(`Event bus ${eventBusName} does not exist.`);
}

export function ruleNotFound(ruleName: string, eventBusName: string): AwsError {
  return resourceNotFound(`Rule ${ruleName} does not exist on EventBus ${eventBusName}.`);
}

export function alreadyExists(what: string): AwsError {
  return new AwsError('ResourceAlreadyExistsException', `${what} already exists.`);
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** A quota of the account is used up. */
export function limitExceeded(): AwsError {
  return new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');
}

export function managedRule(ruleName: string): AwsError {
  return new AwsError(
    'ManagedRuleException',
    `${ruleName} is a managed rule. Set 'force' parameter to true to override.`,
  );
}
