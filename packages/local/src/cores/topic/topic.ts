import type { CloudContext } from '../../cloud-context.ts';
import type { PolicyDocument } from '../../iam/access-control.ts';
import type { TopicAttributes } from './topic-attributes.ts';

/** A topic as it is stored. */
export interface Topic {
  readonly name: string;
  readonly arn: string;
  readonly fifo: boolean;
  /** As they were set, the policy aside. */
  readonly attributes: TopicAttributes;
  readonly policy: PolicyDocument;
  readonly tags: Readonly<Record<string, string>>;
  /** Subscriptions that were taken away again. */
  readonly deletedSubscriptions: number;
  /** Of the newest message of a FIFO topic. */
  readonly lastOrdinal: number;
}

/** `arn:aws:sns:us-east-1:000000000000:orders` */
export function topicArn({ region, accountId }: CloudContext, name: string): string {
  return `arn:aws:sns:${region}:${accountId}:${name}`;
}

/** Statement ids of the policy that SNS gives every new topic. */
const defaultStatementId = '__default_statement_ID';

/**
 * The policy that every topic starts with. What it allows is bound to `AWS:SourceOwner`, a key that only some
 * services send and EventBridge does not: a rule needs a statement of its own.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function defaultTopicPolicy(arn: string, accountId: string): PolicyDocument {
  return {
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: defaultStatementId,
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': accountId } },
      },
    ],
  };
}
