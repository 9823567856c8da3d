import { createUuidV4 } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import { alreadyExists, resourceNotFound } from '../event-bus/event-bus-errors.ts';
import { type ApiDestination, apiDestinationArn, defaultInvocationRate } from './api-destination.ts';
import { checkEndpoint, type ConnectionRegistry } from './connection-registry.ts';

/** What can be set on an API destination besides its name. */
export type ApiDestinationSettings = Pick<
  ApiDestination,
  'connectionArn' | 'invocationEndpoint' | 'httpMethod'
> &
  Partial<Pick<ApiDestination, 'description' | 'invocationRateLimitPerSecond'>>;

/** The API destinations of one cloud. */
export interface ApiDestinationRegistry {
  /** @throws {AwsError} ResourceNotFoundException */
  get(name: string): ApiDestination;
  find(name: string): ApiDestination | undefined;
  findByArn(arn: string): ApiDestination | undefined;
  /** Sorted by name. */
  list(): readonly ApiDestination[];
  /** @throws {AwsError} ResourceAlreadyExistsException, ResourceNotFoundException, ValidationException */
  create(name: string, settings: ApiDestinationSettings): ApiDestination;
  /** @throws {AwsError} ResourceNotFoundException, ValidationException */
  update(name: string, settings: Partial<ApiDestinationSettings>): ApiDestination;
  /** @throws {AwsError} ResourceNotFoundException */
  delete(name: string): void;
  /** `INACTIVE` while its connection is not there or not authorized. */
  stateOf(destination: ApiDestination): 'ACTIVE' | 'INACTIVE';
}

/** Creates the registry on a cloud's store. */
export function createApiDestinationRegistry(
  cloud: CloudContext,
  connections: ConnectionRegistry,
): ApiDestinationRegistry {
  const destinations = cloud.store.collection<ApiDestination>('events.api-destinations');
  const get = (name: string) => {
    const destination = destinations.get(name);
    if (destination === undefined) throw resourceNotFound(`An api-destination '${name}' does not exist.`);
    return destination;
  };
  const check = ({ connectionArn, invocationEndpoint }: ApiDestination) => {
    if (connections.findByArn(connectionArn) === undefined) {
      throw resourceNotFound(`Connection '${connectionArn.split('/')[1] ?? connectionArn}' does not exist.`);
    }
    checkEndpoint(invocationEndpoint, 'InvocationEndpoint');
  };
  const put = (destination: ApiDestination) => {
    check(destination);
    destinations.set(destination.name, destination);
    return destination;
  };

  return {
    get,
    find: (name) => destinations.get(name),
    findByArn(arn) {
      const destination = destinations.get(arn.split('/')[1] ?? '');
      return destination?.arn === arn ? destination : undefined;
    },
    list: () => [...destinations.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    create(name, settings) {
      if (destinations.has(name)) throw alreadyExists(`An api-destination ${name}`);
      const nowMs = cloud.clock.now();
      return put({
        invocationRateLimitPerSecond: defaultInvocationRate,
        ...settings,
        name,
        arn: apiDestinationArn(cloud, name, createUuidV4(cloud.random)),
        createdAtMs: nowMs,
        modifiedAtMs: nowMs,
      });
    },
    update: (name, changes) => put({ ...get(name), ...changes, modifiedAtMs: cloud.clock.now() }),
    delete(name) {
      get(name);
      destinations.delete(name);
    },
    stateOf: ({ connectionArn }) =>
      connections.findByArn(connectionArn)?.state === 'AUTHORIZED' ? 'ACTIVE' : 'INACTIVE',
  };
}
