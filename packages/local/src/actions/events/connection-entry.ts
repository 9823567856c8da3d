import {
  type AuthorizationType,
  type AuthParameters,
  authorizationTypes,
  type Connection,
} from '../../cores/api-destination/connection.ts';
import type { ConnectionSettings } from '../../cores/api-destination/connection-registry.ts';
import { invalid } from '../../cores/event-bus/event-bus-errors.ts';
import type { InputConstraints, MemberConstraint } from './input-constraints.ts';
import { members, must } from './members.ts';

/** What CreateConnection and UpdateConnection may set. */
export interface ConnectionInput {
  readonly Name: string;
  readonly Description?: string;
  readonly AuthorizationType?: AuthorizationType;
  readonly AuthParameters?: AuthParameters;
  readonly KmsKeyIdentifier?: string;
}

const text = { type: 'string', minimum: 1, maximum: 512 } as const satisfies MemberConstraint;
const parameters = {
  type: 'list',
  maximum: 100,
  member: {
    type: 'structure',
    members: {
      Key: { type: 'string', maximum: 512 },
      Value: { type: 'string', maximum: 1024 },
      IsValueSecret: { type: 'boolean' },
    },
  },
} as const satisfies MemberConstraint;
const httpParameters = {
  type: 'structure',
  members: {
    HeaderParameters: parameters,
    QueryStringParameters: parameters,
    BodyParameters: parameters,
  },
} as const satisfies MemberConstraint;

/** @param whole whether each kind of parameters must be complete, as CreateConnection demands. */
export function connectionConstraints({ whole }: { readonly whole: boolean }): InputConstraints {
  const needed = whole ? must : <C extends MemberConstraint>(constraint: C) => constraint;
  return {
    Name: must(members.connectionName),
    Description: members.description,
    KmsKeyIdentifier: members.kmsKeyIdentifier,
    AuthorizationType: needed({ type: 'string', values: authorizationTypes }),
    AuthParameters: needed({
      type: 'structure',
      members: {
        BasicAuthParameters: {
          type: 'structure',
          members: { Username: needed(text), Password: needed(text) },
        },
        ApiKeyAuthParameters: {
          type: 'structure',
          members: { ApiKeyName: needed(text), ApiKeyValue: needed(text) },
        },
        OAuthParameters: {
          type: 'structure',
          members: {
            ClientParameters: needed({
              type: 'structure',
              members: { ClientID: needed(text), ClientSecret: needed(text) },
            }),
            AuthorizationEndpoint: needed({ type: 'string', minimum: 1, maximum: 2048 }),
            HttpMethod: needed({ type: 'string', values: ['GET', 'POST', 'PUT'] }),
            OAuthHttpParameters: httpParameters,
          },
        },
        InvocationHttpParameters: httpParameters,
      },
    }),
  };
}

/** Reads what is to be set; what the input leaves out is left out. @throws {AwsError} ValidationException for what the local cloud has not. */
export function connectionSettingsOf(input: ConnectionInput): Partial<ConnectionSettings> {
  const { Description, AuthorizationType: type, AuthParameters: auth, KmsKeyIdentifier } = input;
  const privateParameters = [
    'InvocationConnectivityParameters' in input,
    auth !== undefined && 'ConnectivityParameters' in auth,
  ];
  if (privateParameters.includes(true)) {
    throw invalid('The local cloud does not support connections to private APIs.');
  }
  return {
    ...(Description !== undefined && { description: Description }),
    ...(KmsKeyIdentifier !== undefined && { kmsKeyIdentifier: KmsKeyIdentifier }),
    ...(type !== undefined && { authorizationType: type }),
    ...(auth !== undefined && { authParameters: auth }),
  };
}

/** Shows a connection as the actions that change one do. */
export function toConnectionState(connection: Connection): object {
  return {
    ConnectionArn: connection.arn,
    ConnectionState: connection.state,
    CreationTime: new Date(connection.createdAtMs),
    LastModifiedTime: new Date(connection.modifiedAtMs),
    ...(connection.authorizedAtMs !== undefined && {
      LastAuthorizedTime: new Date(connection.authorizedAtMs),
    }),
  };
}

/** Shows a connection as ListConnections does. */
export function toConnectionEntry(connection: Connection): object {
  return {
    ...toConnectionState(connection),
    Name: connection.name,
    AuthorizationType: connection.authorizationType,
    ...(connection.stateReason !== undefined && { StateReason: connection.stateReason }),
  };
}
