import type { PutEventsEntry } from '@busbar/core';

/** Why PutEvents rejects one entry, in AWS's words. */
export interface EntryRejection {
  readonly errorCode: string;
  readonly errorMessage: string;
}

const requiredArguments = ['Source', 'DetailType', 'Detail'] as const;

/**
 * Judges one entry as EventBridge does; `undefined` when it is accepted.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
export function judgeEntry(entry: PutEventsEntry): EntryRejection | undefined {
  const missing = requiredArguments.find((argument) => !entry[argument]);
  if (missing !== undefined) {
    return {
      errorCode: 'InvalidArgument',
      errorMessage: `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    };
  }
  if (entry.Source.startsWith('aws.')) {
    return { errorCode: 'NotAuthorizedForSourceException', errorMessage: 'Not authorized for the source.' };
  }
  if (!isJsonObject(entry.Detail))
    return { errorCode: 'MalformedDetail', errorMessage: 'Detail is malformed.' };
  return undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
