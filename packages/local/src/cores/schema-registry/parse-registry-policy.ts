import type { PolicyDocument } from '../../iam/access-control.ts';
import { safeParsePolicy } from '../../iam/safe-parse-policy.ts';
import { schemasErrors } from './schemas-errors.ts';

/** Reads the policy of a registry as PutResourcePolicy takes it. @throws {AwsError} BadRequestException */
export function parseRegistryPolicy(text: string): PolicyDocument {
  const policy = safeParsePolicy(text);
  if (policy === undefined) throw schemasErrors.invalid('Policy is not a valid policy document.');
  return policy;
}
