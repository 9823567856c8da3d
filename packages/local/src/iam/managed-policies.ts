import type { PolicyDocument } from './access-control.ts';

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const allow = (...actions: string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

/**
 * AWS's own policies that function roles use, by the last part of their ARN.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html (2026-11-20)
 */
export const managedPolicies: Readonly<Record<string, PolicyDocument>> = {
  AWSLambdaBasicExecutionRole: allow(...logs),
  AWSLambdaSQSQueueExecutionRole: allow(
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    ...logs,
  ),
  AWSXRayDaemonWriteAccess: allow('xray:PutTraceSegments', 'xray:PutTelemetryRecords'),
};
