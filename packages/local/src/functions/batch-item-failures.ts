/**
 * Reads the answer of a function that reports batch item failures.
 *
 * | Answer | Means |
 * |---|---|
 * | `null`, `{}`, no, `null` or empty `batchItemFailures` | every message was handled |
 * | list of `{ itemIdentifier: <message id> }` | all but these were handled |
 * | not JSON, not an object, a list that is none, an identifier that is missing, empty, null or not in the batch | nothing was handled |
 *
 * @param payload the function's answer, JSON.
 * @param messageIds of the batch.
 * @returns ids of the messages that were not handled.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function toFailedMessageIds(payload: string, messageIds: readonly string[]): ReadonlySet<string> {
  const batch = new Set(messageIds);
  let answer: unknown;
  try {
    answer = JSON.parse(payload);
  } catch {
    return batch;
  }
  if (answer === null) return new Set();
  if (typeof answer !== 'object' || Array.isArray(answer)) return batch;
  const failures = (answer as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === undefined || failures === null) return new Set();
  if (!Array.isArray(failures)) return batch;
  const failed = new Set<string>();
  for (const failure of failures) {
    const identifier = (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier;
    if (typeof identifier !== 'string' || !batch.has(identifier)) return batch;
    failed.add(identifier);
  }
  return failed;
}
