import { DeploymentOutputMissingError } from './deployment-output-missing-error.ts';

/** Outputs of the deployed stacks by stack name, as CloudFormation's DescribeStacks gives them. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where one consumer's parts are. */
export interface ConsumerDeployment {
  readonly ruleArn: string;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly functionName: string;
}

/** Where the parts of one environment are. */
export interface Deployment {
  readonly eventBusName: string;
  readonly eventBusArn: string;
  readonly archiveName: string;
  readonly archiveArn: string;
  readonly archiveBucketName: string;
  readonly readModelTableName: string;
  readonly notificationsTableName: string;
  readonly idempotencyTableName: string;
  /** By subscription name. */
  readonly consumers: Readonly<Record<string, ConsumerDeployment>>;
}

const RULE_ARN = 'RuleArn';

/**
 * Finds the parts of an environment in the outputs of its stacks. A consumer is whatever has a rule: `order-projection`
 * is read from `OrderProjectionRuleArn`, `OrderProjectionQueueUrl`, ….
 *
 * @throws {DeploymentOutputMissingError} naming the output that no stack has.
 *
 * @example
 * ```ts
 * const cloud = await startLocalCloud({ assembly: 'packages/infra/cdk.out' });
 * toDeployment(cloud.outputs).eventBusName; //=> 'busbar-dev'
 * ```
 */
export function toDeployment(outputs: StackOutputs): Deployment {
  const merged: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(outputs));
  const output = (key: string): string => {
    const value = merged[key];
    if (value === undefined) throw new DeploymentOutputMissingError(key, Object.keys(outputs));
    return value;
  };
  const prefixes = Object.keys(merged)
    .filter((key) => key.endsWith(RULE_ARN) && key !== RULE_ARN)
    .map((key) => key.slice(0, -RULE_ARN.length));
  return {
    eventBusName: output('EventBusName'),
    eventBusArn: output('EventBusArn'),
    archiveName: output('ArchiveName'),
    archiveArn: output('ArchiveArn'),
    archiveBucketName: output('ArchiveBucketName'),
    readModelTableName: output('ReadModelTableName'),
    notificationsTableName: output('NotificationsTableName'),
    idempotencyTableName: output('IdempotencyTableName'),
    consumers: Object.fromEntries(
      prefixes.map((prefix) => [
        toKebabCase(prefix),
        {
          ruleArn: output(`${prefix}${RULE_ARN}`),
          queueUrl: output(`${prefix}QueueUrl`),
          deadLetterQueueUrl: output(`${prefix}DeadLetterQueueUrl`),
          functionName: output(`${prefix}FunctionName`),
        },
      ]),
    ),
  };
}

function toKebabCase(pascal: string): string {
  return pascal.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '-' : ''}${letter.toLowerCase()}`);
}
