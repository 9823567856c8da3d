import { createUuidV4, limits } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import type { PolicyDocument } from '../../iam/access-control.ts';
import type { Tags } from '../event-bus/tags.ts';
import {
  AWS_EVENTS,
  DISCOVERED_SCHEMAS,
  isManagedRegistry,
  type RegistryPolicy,
  type RegistryRecord,
} from './registry-record.ts';
import { registryArn } from './schemas-arns.ts';
import { schemasErrors } from './schemas-errors.ts';

/** The registries of one cloud; each method but `list` throws NotFoundException for a name that stands for nothing. */
export interface Registries {
  get(name: string): RegistryRecord;
  find(name: string): RegistryRecord | undefined;
  /** Sorted by name. */
  list(): readonly RegistryRecord[];
  /** @throws {AwsError} ConflictException, BadRequestException for a name of AWS's and past the quota. */
  create(name: string, settings: { readonly description?: string; readonly tags: Tags }): RegistryRecord;
  /** @throws {AwsError} ForbiddenException for a registry of AWS's. */
  update(name: string, description: string | undefined): RegistryRecord;
  setTags(name: string, tags: Tags): void;
  /** @throws {AwsError} ForbiddenException for a registry of AWS's, BadRequestException while it holds schemas. */
  delete(name: string): void;
  /** @throws {AwsError} NotFoundException for a registry without a policy. */
  policyOf(name: string): RegistryPolicy;
  /** @throws {AwsError} PreconditionFailedException when another revision is the latest. */
  setPolicy(name: string, document: PolicyDocument, revisionId: string | undefined): RegistryPolicy;
  deletePolicy(name: string): void;
}

/** Creates the registries on a cloud's store; AWS's own are there from the start. */
export function createRegistries(
  cloud: CloudContext,
  holdsSchemas: (registryName: string) => boolean,
): Registries {
  const records = cloud.store.collection<RegistryRecord>('schemas.registries');

  const get = (name: string) => {
    const record = records.get(name);
    if (record === undefined) throw schemasErrors.notFound(`Registry with name ${name}`);
    return record;
  };
  const changeable = (name: string) => {
    const record = get(name);
    if (isManagedRegistry(name)) throw schemasErrors.forbidden(`Registry ${name} is managed by AWS.`);
    return record;
  };
  const store = (record: RegistryRecord) => {
    records.set(record.name, record);
    return record;
  };
  for (const [name, description] of [
    [AWS_EVENTS, 'Contains the schemas of events of AWS services'],
    [DISCOVERED_SCHEMAS, 'Contains the schemas that discoverers found'],
  ] as const) {
    if (!records.has(name)) store({ name, arn: registryArn(cloud, name), description, tags: {} });
  }

  return {
    get,
    find: (name) => records.get(name),
    list: () => [...records.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    create(name, { description, tags }) {
      if (records.has(name)) throw schemasErrors.exists(`Registry with name ${name}`);
      if (name.toLowerCase().startsWith('aws.')) {
        throw schemasErrors.invalid(`Registry name ${name} is not valid: names must not start with "aws.".`);
      }
      const own = [...records.values()].filter((each) => !isManagedRegistry(each.name)).length;
      if (own >= limits.schemas.registries) {
        throw schemasErrors.quotaExceeded('registries', limits.schemas.registries);
      }
      const record = { name, arn: registryArn(cloud, name), tags };
      return store(description === undefined ? record : { ...record, description });
    },
    update(name, description) {
      const record = changeable(name);
      return store(description === undefined ? record : { ...record, description });
    },
    setTags(name, tags) {
      store({ ...get(name), tags });
    },
    delete(name) {
      changeable(name);
      if (holdsSchemas(name)) {
        throw schemasErrors.invalid(`Registry ${name} cannot be deleted since it has schemas.`);
      }
      records.delete(name);
    },
    policyOf(name) {
      const { policy } = get(name);
      if (policy === undefined) throw schemasErrors.notFound(`Policy of registry ${name}`);
      return policy;
    },
    setPolicy(name, document, revisionId) {
      const record = changeable(name);
      if (revisionId !== undefined && revisionId !== record.policy?.revisionId) {
        throw schemasErrors.revisionMismatch(revisionId);
      }
      const policy = { document, revisionId: createUuidV4(cloud.random) };
      store({ ...record, policy });
      return policy;
    },
    deletePolicy(name) {
      const { policy, ...record } = changeable(name);
      if (policy === undefined) throw schemasErrors.notFound(`Policy of registry ${name}`);
      store(record);
    },
  };
}
