import type { Subscription } from '../../cores/topic/subscription.ts';
import { topicErrors } from '../../cores/topic/topic-errors.ts';

/** Shows a subscription as the list actions do. */
export function toSubscriptionEntry({ arn, topicArn, protocol, endpoint, confirmed }: Subscription): object {
  return {
    SubscriptionArn: confirmed ? arn : 'PendingConfirmation',
    Owner: arn.split(':')[4],
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topicArn,
  };
}

/** @throws {AwsError} InvalidParameter */
export function checkSubscriptionArn(arn: string): void {
  const parts = arn.split(':').length;
  if (/^arn:aws[\w-]*:sns:/.test(arn) && parts >= 7) return;
  throw topicErrors.invalidParameter(
    `SubscriptionArn Reason: An ARN must have at least 7 elements, not ${parts}`,
  );
}
