import type { ServiceAction } from '../../gateway/service-action.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './get-caller-identity.ts';

/** Every STS action. */
export const stsActions: readonly ServiceAction[] = [assumeRole, getCallerIdentity];
