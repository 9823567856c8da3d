import { createHash } from 'node:crypto';
import { defineAction } from '../../gateway/service-action.ts';

/**
 * Tells who calls. Every principal may.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const getCallerIdentity = defineAction({
  service: 'sts',
  name: 'GetCallerIdentity',
  permissions: () => [],
  handle(_input, { principal, cloud }) {
    if (principal.type !== 'role') {
      const Arn = principal.type === 'account' ? principal.arn : `arn:aws:iam::${cloud.accountId}:root`;
      return { UserId: cloud.accountId, Account: cloud.accountId, Arn };
    }
    const session = principal.sessionArn.slice(principal.sessionArn.lastIndexOf('/') + 1);
    const roleId = createHash('sha256').update(principal.arn).digest('hex').slice(0, 17).toUpperCase();
    return { UserId: `AROA${roleId}:${session}`, Account: cloud.accountId, Arn: principal.sessionArn };
  },
});
