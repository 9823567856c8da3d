import type { App } from 'aws-cdk-lib';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { createTestStack } from '../../test/create-test-stack.ts';
import { buildFunctions } from '../../test/build-functions.ts';
import { createTestSubscription } from '../../test/create-test-subscription.ts';
import { environments } from '../environments.ts';
import { SubscriptionFunction } from './subscription-function.ts';

const subscription = createTestSubscription({ tables: [], buckets: [] });
const storage = {
  idempotencyTable: {
    tableName: 'records',
    tableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/records',
  },
  tables: {},
  buckets: {},
};

describe('SubscriptionFunction', () => {
  it('runs the bundle of the subscription on nodejs24.x and arm64, in its own sizes', () => {
    const stack = createTestStack();
    new SubscriptionFunction(stack, 'Function', {
      environment: environments.prod,
      subscription,
      storage,
      bundleDirectory: buildFunctions([subscription]),
    });
    const template = Template.fromStack(stack);

    const [logGroupId] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    const [lambda] = Object.values(template.findResources('AWS::Lambda::Function'));
    expect(lambda?.Properties).toMatchObject({
      FunctionName: 'busbar-prod-stock-keeper',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 512,
      Timeout: 20,
      LoggingConfig: { LogGroup: { Ref: logGroupId } },
    });
    expect(lambda?.Properties.Environment.Variables).toEqual({
      BUSBAR_ENVIRONMENT: 'prod',
      BUSBAR_SUBSCRIPTION: 'stock-keeper',
      IDEMPOTENCY_TABLE: 'records',
      POWERTOOLS_SERVICE_NAME: 'stock-keeper',
      POWERTOOLS_METRICS_NAMESPACE: 'Busbar',
      POWERTOOLS_LOG_LEVEL: 'WARN',
    });
  });

  it('puts the files of the bundle in the assembly', () => {
    const stack = createTestStack();
    new SubscriptionFunction(stack, 'Function', {
      environment: environments.dev,
      subscription,
      storage,
      bundleDirectory: buildFunctions([subscription]),
    });
    const { directory } = (stack.node.root as App).synth();

    const [lambda] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
    const asset = `asset.${lambda?.Properties.Code.S3Key.replace('.zip', '')}`;
    expect(readdirSync(join(directory, asset))).toEqual(['index.mjs']);
  });

  it.each([
    { environment: environments.dev, days: 7, policy: 'Delete' },
    { environment: environments.staging, days: 30, policy: 'Delete' },
    { environment: environments.prod, days: 365, policy: 'Retain' },
  ])('keeps its log for $days days in $environment.name', ({ environment, days, policy }) => {
    const stack = createTestStack();
    new SubscriptionFunction(stack, 'Function', {
      environment,
      subscription,
      storage,
      bundleDirectory: buildFunctions([subscription]),
    });

    Template.fromStack(stack).hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: policy,
      Properties: {
        LogGroupName: `/aws/lambda/busbar-${environment.name}-stock-keeper`,
        RetentionInDays: days,
      },
    });
  });

  it('refuses a subscription whose function has not been built and says which file it wants', () => {
    const bundleDirectory = buildFunctions([]);
    const file = join(bundleDirectory, 'stock-keeper', 'index.mjs');

    expect(
      () =>
        new SubscriptionFunction(createTestStack(), 'Function', {
          environment: environments.dev,
          subscription,
          storage,
          bundleDirectory,
        }),
    ).toThrow(
      expect.objectContaining({
        code: 'FUNCTION_BUNDLE_MISSING',
        retry: 'operator',
        subscription: 'stock-keeper',
        file,
        message: `Failed to bundle function of subscription "stock-keeper": there is no file ${file}. Run the build of the package that holds the handler first.`,
      }),
    );
  });
});
