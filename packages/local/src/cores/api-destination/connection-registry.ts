import { createUuidV4 } from '@busbar/core';
import { isLoopbackUrl } from '../../adapters/http/loopback-http.ts';
import type { CloudContext } from '../../cloud-context.ts';
import { alreadyExists, invalid, resourceNotFound } from '../event-bus/event-bus-errors.ts';
import {
  type AuthorizationType,
  type AuthParameters,
  checkAuthParameters,
  type Connection,
  connectionArn,
} from './connection.ts';

/** What can be set on a connection besides its name. */
export interface ConnectionSettings {
  readonly description?: string;
  readonly kmsKeyIdentifier?: string;
  readonly authorizationType: AuthorizationType;
  readonly authParameters: AuthParameters;
}

/** The connections of one cloud. */
export interface ConnectionRegistry {
  /** @throws {AwsError} ResourceNotFoundException */
  get(name: string): Connection;
  find(name: string): Connection | undefined;
  findByArn(arn: string): Connection | undefined;
  /** Sorted by name. */
  list(): readonly Connection[];
  /** @throws {AwsError} ResourceAlreadyExistsException, ValidationException */
  create(name: string, settings: ConnectionSettings): Connection;
  /** Secrets that are left out stay. @throws {AwsError} ResourceNotFoundException, ValidationException */
  update(name: string, settings: Partial<ConnectionSettings>): Connection;
  /** Takes the secrets away. @throws {AwsError} ResourceNotFoundException */
  deauthorize(name: string): Connection;
  /** @throws {AwsError} ResourceNotFoundException */
  delete(name: string): Connection;
  /** Notes what came of asking for a token. @param reason why there is none. */
  noteAuthorization(arn: string, reason: string | undefined): void;
}

/** Creates the registry on a cloud's store. */
export function createConnectionRegistry(cloud: CloudContext): ConnectionRegistry {
  const { clock } = cloud;
  const connections = cloud.store.collection<Connection>('events.connections');
  const get = (name: string) => {
    const connection = connections.get(name);
    if (connection === undefined) throw resourceNotFound(`Connection '${name}' does not exist.`);
    return connection;
  };
  const findByArn = (arn: string) => {
    const connection = connections.get(arn.split('/')[1] ?? '');
    return connection?.arn === arn ? connection : undefined;
  };
  const put = (connection: Connection) => {
    connections.set(connection.name, connection);
    return connection;
  };
  const check = ({ authorizationType, authParameters }: ConnectionSettings) => {
    checkAuthParameters(authorizationType, authParameters);
    const endpoint = authParameters.OAuthParameters?.AuthorizationEndpoint;
    if (endpoint !== undefined) checkEndpoint(endpoint, 'AuthorizationEndpoint');
  };
  const stateOf = (type: AuthorizationType, nowMs: number) =>
    type === 'OAUTH_CLIENT_CREDENTIALS'
      ? ({ state: 'AUTHORIZING' } as const)
      : ({ state: 'AUTHORIZED', authorizedAtMs: nowMs } as const);

  return {
    get,
    find: (name) => connections.get(name),
    findByArn,
    list: () => [...connections.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    create(name, settings) {
      if (connections.has(name)) throw alreadyExists(`Connection ${name}`);
      check(settings);
      const { region, accountId, random } = cloud;
      const nowMs = clock.now();
      const secretId = `events!connection/${name}/${createUuidV4(random)}`;
      return put({
        ...settings,
        name,
        arn: connectionArn(cloud, name, createUuidV4(random)),
        secretArn: `arn:aws:secretsmanager:${region}:${accountId}:secret:${secretId}`,
        ...stateOf(settings.authorizationType, nowMs),
        createdAtMs: nowMs,
        modifiedAtMs: nowMs,
      });
    },
    update(name, changes) {
      const { stateReason: _, ...connection } = get(name);
      const { authorizationType = connection.authorizationType } = changes;
      const kept = authorizationType === connection.authorizationType ? connection.authParameters : {};
      const settings = {
        authorizationType,
        authParameters: mergeParameters(kept ?? {}, changes.authParameters ?? {}),
      };
      check(settings);
      const nowMs = clock.now();
      return put({
        ...connection,
        ...changes,
        ...settings,
        ...stateOf(authorizationType, nowMs),
        modifiedAtMs: nowMs,
      });
    },
    deauthorize(name) {
      const { authParameters: _, ...connection } = get(name);
      return put({
        ...connection,
        state: 'DEAUTHORIZED',
        stateReason: 'The connection was deauthorized.',
        modifiedAtMs: clock.now(),
      });
    },
    delete(name) {
      const connection = get(name);
      connections.delete(name);
      return connection;
    },
    noteAuthorization(arn, reason) {
      const found = findByArn(arn);
      if (found?.authParameters === undefined) return;
      const { stateReason: _, ...connection } = found;
      put(
        reason === undefined
          ? { ...connection, state: 'AUTHORIZED', authorizedAtMs: clock.now() }
          : { ...connection, state: 'DEAUTHORIZED', stateReason: reason },
      );
    },
  };
}

/**
 * Checks the URL of an endpoint: `https`, as on AWS, or any on this machine. One outside the machine can be set, so that
 * an account looks as it does on AWS, but is never called.
 *
 * @throws {AwsError} ValidationException
 */
export function checkEndpoint(url: string, parameter: string): void {
  if (isLoopbackUrl(url) || (URL.canParse(url) && new URL(url).protocol === 'https:')) return;
  throw invalid(`Parameter ${parameter} is not valid. Reason: Provided value is not a valid HTTPS URL.`);
}

/** Puts changed members in place of kept ones, one level into each kind of parameters. */
function mergeParameters(kept: AuthParameters, changed: AuthParameters): AuthParameters {
  const merged: Record<string, unknown> = { ...kept };
  for (const [name, value] of Object.entries(changed)) {
    const before = merged[name] as Record<string, unknown> | undefined;
    merged[name] = name === 'InvocationHttpParameters' ? value : { ...before, ...(value as object) };
  }
  const oauth = changed.OAuthParameters as { ClientParameters?: object } | undefined;
  if (oauth?.ClientParameters !== undefined) {
    const target = merged.OAuthParameters as Record<string, unknown>;
    target.ClientParameters = { ...kept.OAuthParameters?.ClientParameters, ...oauth.ClientParameters };
  }
  return merged as AuthParameters;
}
