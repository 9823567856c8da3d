import { AwsError } from '../../gateway/aws-error.ts';

/** A refusal of DynamoDB with the members that some of its errors carry: `Item`, `CancellationReasons`. */
export class DynamodbError extends AwsError {
  /** `com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException` */
  readonly type: string;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(type: string, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(type.slice(type.indexOf('#') + 1), message);
    this.type = type;
    this.members = members;
  }
}

export function validationError(message: string): DynamodbError {
  return new DynamodbError('com.amazon.coral.validate#ValidationException', message);
}

/** Reads dynalite's own errors; anything else is a fault of the adapter and stays as it is. */
export function toDynamodbError(error: unknown): unknown {
  const { body } = error as { body?: { __type: string; message?: string; Message?: string } };
  if (body === undefined) return error;
  return new DynamodbError(body.__type, body.message ?? body.Message ?? '');
}
