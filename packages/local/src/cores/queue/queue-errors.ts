import { AwsError } from '../../gateway/aws-error.ts';

/** SQS's refusals, in its own codes and wording; the query codes are those of its older protocol. */
export const queueErrors = {
  nonExistentQueue: () =>
    new AwsError('QueueDoesNotExist', 'The specified queue does not exist.', {
      queryCode: 'AWS.SimpleQueueService.NonExistentQueue',
    }),
  queueNameExists: (attribute: string) =>
    new AwsError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${attribute}`,
      { queryCode: 'QueueAlreadyExists' },
    ),
  invalidParameterValue: (message: string) =>
    new AwsError('InvalidParameterValueException', message, { queryCode: 'InvalidParameterValue' }),
  invalidValue: (value: unknown, parameter: string, reason: string) =>
    queueErrors.invalidParameterValue(
      `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`,
    ),
  missingParameter: (parameter: string) =>
    new AwsError(
      'MissingRequiredParameterException',
      `The request must contain the parameter ${parameter}.`,
      {
        queryCode: 'MissingParameter',
      },
    ),
  missingDeduplicationId: () =>
    queueErrors.invalidParameterValue(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ),
  invalidAttributeName: (name: string) =>
    new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`, { queryCode: 'InvalidAttributeName' }),
  fifoOnlyAttribute: (name: string) =>
    new AwsError('InvalidAttributeName', `You can specify the ${name} only when FifoQueue is set to true.`, {
      queryCode: 'InvalidAttributeName',
    }),
  invalidAttributeValue: (name: string) =>
    new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`, {
      queryCode: 'InvalidAttributeValue',
    }),
  invalidMessageContents: () =>
    new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    ),
  receiptHandleInvalid: (handle: string) =>
    new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
      {
        statusCode: 404,
      },
    ),
  tooManyActions: (count: number, maximum: number) =>
    new AwsError('OverLimit', `${count} Actions were found, maximum allowed is ${maximum}.`, {
      statusCode: 403,
    }),
  overLimit: (maximum: number) =>
    new AwsError('OverLimit', `Too many messages in flight: the queue holds ${maximum} in flight messages.`, {
      statusCode: 403,
    }),
  purgeInProgress: (queueName: string) =>
    new AwsError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queueName} is allowed every 60 seconds.`,
      { statusCode: 403, queryCode: 'AWS.SimpleQueueService.PurgeQueueInProgress' },
    ),
  emptyBatch: (entryType: string) =>
    new AwsError('EmptyBatchRequest', `There should be at least one ${entryType} in the request.`, {
      queryCode: 'AWS.SimpleQueueService.EmptyBatchRequest',
    }),
  tooManyEntries: (maximum: number, count: number) =>
    new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${maximum}. You have sent ${count}.`,
      { queryCode: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest' },
    ),
  batchIdsNotDistinct: (id: string) =>
    new AwsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`, {
      queryCode: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
    }),
  invalidBatchEntryId: () =>
    new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      { queryCode: 'AWS.SimpleQueueService.InvalidBatchEntryId' },
    ),
  batchTooLong: (maximum: number, sizeBytes: number) =>
    new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${maximum} bytes. You have sent ${sizeBytes} bytes.`,
      { queryCode: 'AWS.SimpleQueueService.BatchRequestTooLong' },
    ),
  unsupportedOperation: (message: string) =>
    new AwsError('UnsupportedOperation', message, {
      queryCode: 'AWS.SimpleQueueService.UnsupportedOperation',
    }),
  resourceNotFound: (message: string) =>
    new AwsError('ResourceNotFoundException', message, { statusCode: 404 }),
} as const;
