import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Subscription } from '@busbar/consumers';
import { Duration } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { FunctionBundleMissingError } from '../function-bundle-missing-error.ts';
import { toResourceName } from '../to-resource-name.ts';
import { grantStorage, type SubscriptionStorage } from './grant-storage.ts';

export interface SubscriptionFunctionProps {
  readonly environment: Environment;
  readonly subscription: Subscription;
  /** Directory with one directory per subscription, each with an `index.mjs` that exports `handler`. */
  readonly bundleDirectory: string;
  readonly storage: SubscriptionStorage;
}

/**
 * The Lambda function of a subscription: its built bundle, a log group that expires, and a role that may write to that
 * log group and do what the subscription lists, nothing else.
 *
 * @throws {FunctionBundleMissingError} when the bundle has not been built.
 */
export class SubscriptionFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: SubscriptionFunctionProps) {
    super(scope, id);
    const { environment, subscription, storage } = props;
    const bundle = join(props.bundleDirectory, subscription.name);
    const file = join(bundle, 'index.mjs');
    if (!existsSync(file)) throw new FunctionBundleMissingError({ subscription: subscription.name, file });
    const functionName = toResourceName(environment, subscription.name);

    const logGroup = new LogGroup(this, 'LogGroup', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: environment.logRetention,
      removalPolicy: environment.removalPolicy,
    });
    // The role that CDK would make carries a managed policy for logs on every resource.
    const role = new Role(this, 'Role', {
      description: `What the function ${functionName} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );

    this.function = new LambdaFunction(this, 'Resource', {
      functionName,
      description: subscription.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundle),
      handler: 'index.handler',
      memorySize: subscription.function.memoryMegabytes,
      timeout: Duration.seconds(subscription.function.timeoutSeconds),
      logGroup,
      role,
      environment: {
        BUSBAR_ENVIRONMENT: environment.name,
        BUSBAR_SUBSCRIPTION: subscription.name,
        POWERTOOLS_SERVICE_NAME: subscription.name,
        POWERTOOLS_METRICS_NAMESPACE: 'Busbar',
        POWERTOOLS_LOG_LEVEL: environment.logLevel,
        ...grantStorage(role, subscription, storage),
      },
    });
  }
}
