import type { PolicyDocument } from '../../iam/access-control.ts';
import { schemasErrors } from './schemas-errors.ts';

/** Reads the policy of a registry as PutResourcePolicy takes it. @throws {AwsError} BadRequestException */
export function parseRegistryPolicy(text: string): PolicyDocument {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    policy = undefined;
  }
  if (typeof policy !== 'object' || policy === null || !('Statement' in policy)) {
    throw schemasErrors.invalid('Policy is not a valid policy document.');
  }
  return policy as PolicyDocument;
}
