import { AwsError } from '../../gateway/aws-error.ts';

const error = (code: string, queryCode: string, message: string, statusCode = 400) =>
  new AwsError(code, message, { statusCode, queryCode });

/** SNS's refusals, in its own codes and wording. @see https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html */
export const topicErrors = {
  /** @param what goes on behind `Invalid parameter: `. */
  invalidParameter: (what: string) =>
    error('InvalidParameterException', 'InvalidParameter', `Invalid parameter: ${what}`),
  invalidParameterValue: (message: string) =>
    error('InvalidParameterValueException', 'ParameterValueInvalid', message),
  topicNotFound: () => error('NotFoundException', 'NotFound', 'Topic does not exist', 404),
  subscriptionNotFound: () => error('NotFoundException', 'NotFound', 'Subscription does not exist', 404),
  resourceNotFound: () =>
    error('ResourceNotFoundException', 'ResourceNotFound', 'Resource does not exist', 404),
  authorization: (message: string) =>
    error('AuthorizationErrorException', 'AuthorizationError', message, 403),
  tagLimitExceeded: () =>
    error(
      'TagLimitExceededException',
      'TagLimitExceeded',
      'Could not complete request: tag quota of per resource exceeded',
    ),
  emptyBatch: () =>
    error(
      'EmptyBatchRequestException',
      'EmptyBatchRequest',
      "The batch request doesn't contain any entries.",
    ),
  tooManyEntries: () =>
    error(
      'TooManyEntriesInBatchRequestException',
      'TooManyEntriesInBatchRequest',
      'The batch request contains more entries than permissible.',
    ),
  batchIdsNotDistinct: () =>
    error(
      'BatchEntryIdsNotDistinctException',
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    ),
  invalidBatchEntryId: () =>
    error(
      'InvalidBatchEntryIdException',
      'InvalidBatchEntryId',
      "The Id of a batch entry in a batch request doesn't abide by the specification.",
    ),
  batchTooLong: () =>
    error(
      'BatchRequestTooLongException',
      'BatchRequestTooLong',
      'The length of all the batch messages put together is more than the limit.',
    ),
} as const;
