import type { AccessControl } from '../iam/access-control.ts';
import type { Principal } from '../iam/principal.ts';
import { AwsError } from './aws-error.ts';
import type { ActionContext, RequiredPermission, ServiceAction } from './service-action.ts';

/**
 * Runs one action: asks IAM for each grant, runs it and waits until its changes are on disk.
 *
 * @throws {AwsError} AccessDeniedException with IAM's message, or the action's own refusal.
 */
export async function runAction(
  action: ServiceAction,
  input: Record<string, unknown>,
  context: ActionContext,
): Promise<unknown> {
  authorize(context.services.access, context.principal, action.permissions(input, context));
  try {
    return await action.handle(input, context);
  } finally {
    await context.cloud.store.commit();
  }
}

/** @throws {AwsError} AccessDeniedException for the first grant that is missing. */
export function authorize(
  access: AccessControl,
  principal: Principal,
  permissions: readonly RequiredPermission[],
): void {
  for (const permission of permissions) {
    const decision = access.decide({ principal, ...permission });
    if (!decision.allowed) {
      throw new AwsError('AccessDeniedException', decision.message, {
        statusCode: 403,
        queryCode: permission.action.startsWith('sns:') ? 'AuthorizationError' : 'AccessDenied',
      });
    }
  }
}
