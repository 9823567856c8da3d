import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html */
export const lambdaPermission: ResourceProvider = {
  type: 'AWS::Lambda::Permission',
  async deploy(resource, { call }) {
    const { Action, FunctionName, Principal, SourceAccount, SourceArn } = resource.properties;
    const statementId = resource.nameFrom('', 100);
    const grant: Record<string, unknown> = { StatementId: statementId, Action, FunctionName, Principal };
    if (SourceArn !== undefined) grant.SourceArn = SourceArn;
    if (SourceAccount !== undefined) grant.SourceAccount = SourceAccount;
    const add = () => call('lambda', 'AddPermission', grant);
    await createOrUpdate(add, 'ResourceConflictException', async () => {
      await call('lambda', 'RemovePermission', { FunctionName, StatementId: statementId });
      return add();
    });
    return { ref: statementId, attributes: { Id: statementId } };
  },
};
