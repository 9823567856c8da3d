import type { CloudContext } from '../../cloud-context.ts';
import { toFunctionName } from '../../functions/function-arn.ts';

/** ARN of a function that is named in any of Lambda's ways. */
export function functionArn({ region, accountId }: CloudContext, nameOrArn: unknown): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${toFunctionName(String(nameOrArn))}`;
}

/** ARN of an event source mapping. */
export function mappingArn({ region, accountId }: CloudContext, uuid: unknown): string {
  return `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${String(uuid)}`;
}
