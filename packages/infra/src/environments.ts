import { InvalidArgumentError } from '@busbar/core';
import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export type EnvironmentName = 'dev' | 'staging' | 'prod';

/** What differs between two deployments of the same app, as data. */
export interface Environment {
  /** Part of every physical name: `busbar-<name>-…`. */
  readonly name: EnvironmentName;
  /** What becomes of buckets, tables, the event archive and logs when they leave the stack. */
  readonly removalPolicy: RemovalPolicy;
  /** Whether stacks and tables refuse to be deleted. */
  readonly deletionProtection: boolean;
  /** Whether tables can be restored to any second of the last 35 days. */
  readonly pointInTimeRecovery: boolean;
  /** Days that EventBridge's archive keeps an event. */
  readonly eventArchiveRetentionDays: number;
  /** Whether the archive bucket keeps overwritten objects, for 30 days. */
  readonly versionedBuckets: boolean;
  /** Days after which objects of the archive bucket are deleted, `'never'` when they stay. */
  readonly bucketExpirationDays: number | 'never';
  /**
   * Whether EventBridge infers schemas of what is on the bus (`busbar schemas pull --discovered`). It reads every event, and
   * above 5 million events a month each million costs. https://aws.amazon.com/eventbridge/pricing (2026-11-20)
   */
  readonly schemaDiscovery: boolean;
  readonly logRetention: RetentionDays;
  /** `POWERTOOLS_LOG_LEVEL` of every function. */
  readonly logLevel: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
}

/** The deployments that there are. */
export const environments: Readonly<Record<EnvironmentName, Environment>> = {
  dev: {
    name: 'dev',
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    pointInTimeRecovery: false,
    eventArchiveRetentionDays: 7,
    versionedBuckets: false,
    bucketExpirationDays: 30,
    schemaDiscovery: true,
    logRetention: RetentionDays.ONE_WEEK,
    logLevel: 'INFO',
  },
  staging: {
    name: 'staging',
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    pointInTimeRecovery: false,
    eventArchiveRetentionDays: 30,
    versionedBuckets: true,
    bucketExpirationDays: 90,
    schemaDiscovery: true,
    logRetention: RetentionDays.ONE_MONTH,
    logLevel: 'INFO',
  },
  prod: {
    name: 'prod',
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
    pointInTimeRecovery: true,
    eventArchiveRetentionDays: 365,
    versionedBuckets: true,
    bucketExpirationDays: 'never',
    schemaDiscovery: false,
    logRetention: RetentionDays.ONE_YEAR,
    logLevel: 'WARN',
  },
};

/**
 * Looks an environment up by its name, as `BUSBAR_ENVIRONMENT` gives it.
 *
 * @param name - @default 'dev'
 * @throws {InvalidArgumentError} when there is no environment of that name.
 * @example
 * ```ts
 * parseEnvironment('prod').eventArchiveRetentionDays; //=> 365
 * ```
 */
export function parseEnvironment(name = 'dev'): Environment {
  if (Object.hasOwn(environments, name)) return environments[name as EnvironmentName];
  throw new InvalidArgumentError({
    doing: 'synthesize the app',
    argument: 'BUSBAR_ENVIRONMENT',
    value: name,
    reason: `is not one of ${Object.keys(environments).join(', ')}`,
    nextStep: 'Set BUSBAR_ENVIRONMENT to one of them, or unset it for dev',
  });
}
