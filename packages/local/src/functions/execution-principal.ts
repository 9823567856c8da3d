import type { AccessControl } from '../iam/access-control.ts';
import type { Principal } from '../iam/principal.ts';

/** A function's role as Lambda assumes it, in a session named after the function. */
export function executionPrincipal(access: AccessControl, roleArn: string, functionName: string): Principal {
  return access.principalOf(access.credentialsFor(roleArn, functionName).accessKeyId);
}
