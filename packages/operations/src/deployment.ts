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

/**
 * Finds the parts of an environment in the outputs of its stacks.
 *
 * @param subscriptionNames consumers to look for: `order-projection` has the outputs `OrderProjectionRuleArn`, ….
 * @throws {DeploymentOutputMissingError} naming the output that no stack has.
 */
export function toDeployment(outputs: StackOutputs, subscriptionNames: readonly string[]): Deployment {
  const merged: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(outputs));
  const output = (key: string): string => {
    const value = merged[key];
    if (value === undefined) throw new DeploymentOutputMissingError(key, Object.keys(outputs));
    return value;
  };
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
      subscriptionNames.map((name) => {
        const prefix = toPascalCase(name);
        return [
          name,
          {
            ruleArn: output(`${prefix}RuleArn`),
            queueUrl: output(`${prefix}QueueUrl`),
            deadLetterQueueUrl: output(`${prefix}DeadLetterQueueUrl`),
            functionName: output(`${prefix}FunctionName`),
          },
        ];
      }),
    ),
  };
}

function toPascalCase(kebab: string): string {
  return kebab.replace(/(^|-)([a-z0-9])/g, (_match, _dash, letter: string) => letter.toUpperCase());
}
