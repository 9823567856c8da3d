import type { CallAction } from '../../services.ts';
import type {
  DeployedResource,
  ProviderContext,
  ResolvedResource,
  ResourceProvider,
} from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

/** Properties that CreateTable takes as the template has them. */
const tableSettings = [
  'AttributeDefinitions',
  'BillingMode',
  'GlobalSecondaryIndexes',
  'KeySchema',
  'LocalSecondaryIndexes',
  'ProvisionedThroughput',
  'StreamSpecification',
] as const;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html */
export const dynamodbTable: ResourceProvider = { type: 'AWS::DynamoDB::Table', deploy: deployTable };

/** A table with replicas: only its settings count here, the one replica is this account's. */
export const dynamodbGlobalTable: ResourceProvider = {
  type: 'AWS::DynamoDB::GlobalTable',
  deploy: deployTable,
};

async function deployTable(
  resource: ResolvedResource,
  { cloud, call }: ProviderContext,
): Promise<DeployedResource> {
  const tableName = resource.nameFrom('TableName', 255);
  const settings = Object.fromEntries(
    tableSettings
      .filter((setting) => resource.properties[setting] !== undefined)
      .map((setting) => [setting, resource.properties[setting]]),
  );
  await createOrUpdate(
    () =>
      call('dynamodb', 'CreateTable', { TableName: tableName, BillingMode: 'PAY_PER_REQUEST', ...settings }),
    'ResourceInUseException',
    () => call('dynamodb', 'DescribeTable', { TableName: tableName }),
  );
  await setTimeToLive(tableName, resource.properties.TimeToLiveSpecification, call);
  const arn = `arn:aws:dynamodb:${cloud.region}:${cloud.accountId}:table/${tableName}`;
  return { ref: tableName, attributes: { Arn: arn } };
}

async function setTimeToLive(tableName: string, specification: unknown, call: CallAction): Promise<void> {
  const wanted = specification as { AttributeName?: string; Enabled?: boolean | string } | undefined;
  const enabled = String(wanted?.Enabled) === 'true';
  const { TimeToLiveDescription: current } = (await call('dynamodb', 'DescribeTimeToLive', {
    TableName: tableName,
  })) as { TimeToLiveDescription?: { TimeToLiveStatus?: string; AttributeName?: string } };
  const set = (AttributeName: string | undefined, Enabled: boolean) =>
    call('dynamodb', 'UpdateTimeToLive', {
      TableName: tableName,
      TimeToLiveSpecification: { AttributeName, Enabled },
    });
  const before = current?.TimeToLiveStatus === 'ENABLED' ? current.AttributeName : undefined;
  if (before === (enabled ? wanted?.AttributeName : undefined)) return;
  if (before !== undefined) await set(before, false);
  if (enabled) await set(wanted?.AttributeName, true);
}
