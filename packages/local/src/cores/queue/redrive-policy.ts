import { queueErrors } from './queue-errors.ts';

/** Where a message goes that has been received too often. */
export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  /** Receives that a message gets in the queue. */
  readonly maxReceiveCount: number;
}

/**
 * Reads the RedrivePolicy attribute: `{ "deadLetterTargetArn": "arn:…", "maxReceiveCount": 3 }` (the number may be text).
 *
 * @returns `undefined` for an empty one.
 * @throws {AwsError} InvalidParameterValue
 */
export function parseRedrivePolicy(text: string | undefined): RedrivePolicy | undefined {
  if (text === undefined || text === '') return undefined;
  const { deadLetterTargetArn, maxReceiveCount = 10 } = JSON.parse(text) as Record<string, unknown>;
  if (typeof deadLetterTargetArn !== 'string') {
    throw queueErrors.invalidValue(
      text,
      'RedrivePolicy',
      'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.',
    );
  }
  const count = Number(maxReceiveCount);
  if (!Number.isInteger(count) || count < 1 || count > 1_000) {
    throw queueErrors.invalidValue(
      text,
      'RedrivePolicy',
      'Invalid value for maxReceiveCount: must be an integer from 1 to 1000.',
    );
  }
  return { deadLetterTargetArn, maxReceiveCount: count };
}

/** Which queues may use a queue as their dead-letter queue. */
export interface RedriveAllowPolicy {
  readonly redrivePermission: 'allowAll' | 'denyAll' | 'byQueue';
  /** At most 10, with `byQueue`. */
  readonly sourceQueueArns: readonly string[];
}

/** Reads the RedriveAllowPolicy attribute; without one every queue may. @throws {AwsError} InvalidParameterValue */
export function parseRedriveAllowPolicy(text: string | undefined): RedriveAllowPolicy {
  if (text === undefined || text === '') return { redrivePermission: 'allowAll', sourceQueueArns: [] };
  const { redrivePermission, sourceQueueArns = [] } = JSON.parse(text) as Record<string, unknown>;
  const known =
    redrivePermission === 'allowAll' || redrivePermission === 'denyAll' || redrivePermission === 'byQueue';
  const arns = Array.isArray(sourceQueueArns) && sourceQueueArns.every((arn) => typeof arn === 'string');
  const count = arns ? sourceQueueArns.length : -1;
  if (!known || (redrivePermission === 'byQueue' ? count < 1 || count > 10 : count !== 0)) {
    throw queueErrors.invalidValue(
      text,
      'RedriveAllowPolicy',
      'redrivePermission must be allowAll, denyAll or byQueue, and only byQueue takes sourceQueueArns, 1 to 10 of them.',
    );
  }
  return { redrivePermission, sourceQueueArns: sourceQueueArns as string[] };
}

/** Tells whether a dead-letter queue with this policy takes messages of a source queue. */
export function allowsSource(
  { redrivePermission, sourceQueueArns }: RedriveAllowPolicy,
  sourceArn: string,
): boolean {
  if (redrivePermission === 'byQueue') return sourceQueueArns.includes(sourceArn);
  return redrivePermission === 'allowAll';
}
