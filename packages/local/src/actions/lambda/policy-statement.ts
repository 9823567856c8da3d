import type { FunctionPolicyStatement } from '../../functions/function-policies.ts';
import { requiredText } from './lambda-input.ts';

/** Writes the statement that AddPermission adds. @throws {AwsError} ValidationException. */
export function toPolicyStatement(
  input: Readonly<Record<string, unknown>>,
  functionArn: string,
): FunctionPolicyStatement {
  const principal = requiredText(input, 'Principal');
  const condition: Record<string, Record<string, string>> = {};
  if (input['SourceAccount'] !== undefined) {
    condition['StringEquals'] = { 'AWS:SourceAccount': String(input['SourceAccount']) };
  }
  if (input['SourceArn'] !== undefined)
    condition['ArnLike'] = { 'AWS:SourceArn': String(input['SourceArn']) };
  return {
    Sid: requiredText(input, 'StatementId'),
    Effect: 'Allow',
    Principal: toPrincipal(principal),
    Action: requiredText(input, 'Action'),
    Resource: functionArn,
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
}

function toPrincipal(principal: string): unknown {
  if (principal === '*') return '*';
  if (principal.endsWith('.amazonaws.com')) return { Service: principal };
  return { AWS: /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal };
}
