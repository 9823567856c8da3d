import type { PolicyDocument } from '../../iam/access-control.ts';
import type { Tags } from '../event-bus/tags.ts';

/** A registry as it is stored. */
export interface RegistryRecord {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly tags: Tags;
  readonly policy?: RegistryPolicy;
}

/** The resource policy of a registry. */
export interface RegistryPolicy {
  readonly document: PolicyDocument;
  /** Another one after each change. */
  readonly revisionId: string;
}

/** Where discoverers put what they find. */
export const DISCOVERED_SCHEMAS = 'discovered-schemas';

/** Where AWS keeps the schemas of its services' events; here it is empty. */
export const AWS_EVENTS = 'aws.events';

/** Tells whether a registry is AWS's: it can neither be changed nor deleted. */
export function isManagedRegistry(name: string): boolean {
  return name === DISCOVERED_SCHEMAS || isReadOnlyRegistry(name);
}

/** Tells whether the schemas of a registry cannot be changed either. */
export function isReadOnlyRegistry(name: string): boolean {
  return name.startsWith('aws.');
}
