import type { CloudContext } from '../../cloud-context.ts';
import type { RequiredPermission } from '../../gateway/service-action.ts';

type Input = Record<string, unknown>;

const transactionActions = {
  ConditionCheck: 'ConditionCheckItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
};

/**
 * What an operation needs. Transactions need the grants of their parts, queries and scans of an index those of the
 * index.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function dynamodbPermissions(
  { region, accountId }: Pick<CloudContext, 'region' | 'accountId'>,
  operation: string,
  input: Input,
): readonly RequiredPermission[] {
  const arnOf = (tableName: unknown) => `arn:aws:dynamodb:${region}:${accountId}:table/${String(tableName)}`;
  const action = `dynamodb:${operation}`;

  switch (operation) {
    case 'ListTables':
    case 'DescribeLimits':
    case 'DescribeEndpoints':
      return [{ action, resource: '*' }];
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys(toObject(input['RequestItems'])).map((name) => ({ action, resource: arnOf(name) }));
    case 'TransactWriteItems':
    case 'TransactGetItems': {
      const permissions = new Map<string, RequiredPermission>();
      for (const item of Array.isArray(input['TransactItems']) ? input['TransactItems'] : []) {
        for (const [kind, part] of Object.entries(toObject(item))) {
          const name = transactionActions[kind as keyof typeof transactionActions];
          if (name === undefined) continue;
          const resource = arnOf(toObject(part)['TableName']);
          permissions.set(`${name} ${resource}`, {
            action: `dynamodb:${name}`,
            resource,
            conditions: { 'dynamodb:enclosingoperation': operation },
          });
        }
      }
      return [...permissions.values()];
    }
    case 'TagResource':
    case 'UntagResource':
    case 'ListTagsOfResource':
      return [{ action, resource: String(input['ResourceArn']) }];
    case 'Query':
    case 'Scan': {
      const table = arnOf(input['TableName']);
      return [
        {
          action,
          resource: typeof input['IndexName'] === 'string' ? `${table}/index/${input['IndexName']}` : table,
        },
      ];
    }
    default:
      return [{ action, resource: input['TableName'] === undefined ? '*' : arnOf(input['TableName']) }];
  }
}

function toObject(value: unknown): Input {
  return typeof value === 'object' && value !== null ? (value as Input) : {};
}
