import { AwsError } from '../../gateway/aws-error.ts';

/**
 * Reads a timestamp of an input: a Date, epoch seconds as AWS JSON has them, or ISO 8601 text.
 *
 * @returns epoch ms.
 * @throws {AwsError} SerializationException
 */
export function toEpochMs(timestamp: unknown): number {
  const epochMs =
    timestamp instanceof Date
      ? timestamp.getTime()
      : typeof timestamp === 'number'
        ? Math.round(timestamp * 1000)
        : typeof timestamp === 'string' && timestamp.trim() !== ''
          ? toEpochMsOfText(timestamp)
          : Number.NaN;
  if (Number.isNaN(new Date(epochMs).getTime())) {
    throw new AwsError('SerializationException', `${String(timestamp)} is not a timestamp.`);
  }
  return epochMs;
}

function toEpochMsOfText(text: string): number {
  const seconds = Number(text);
  return Number.isNaN(seconds) ? Date.parse(text) : Math.round(seconds * 1000);
}
