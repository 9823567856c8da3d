import { createUuidV4 } from '@busbar/core';
import type { CloudContext } from '../../cloud-context.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { authorize } from '../../gateway/run-action.ts';
import type { RequiredPermission, ServiceAction } from '../../gateway/service-action.ts';
import type { Principal } from '../../iam/principal.ts';
import type { CallAction, Services } from '../../services.ts';

/** Makes API calls on behalf of a role. */
export interface ApiCaller {
  /** Finds an action by its name in any case: `sendMessage`. @returns its name as the API writes it. */
  actionName(service: string, name: string): string | undefined;
  /**
   * Calls an action as the gateway does, without leaving the turn where the action does not.
   *
   * @throws {AwsError} at once or as a rejection; AccessDeniedException when the principal may not make the call.
   */
  call(service: string, name: string, input: Record<string, unknown>, principal: Principal): unknown;
}

/** A service that an adapter serves whole, as a role calls it. */
export interface PassedThroughService {
  readonly operations: ReadonlySet<string>;
  permissions(operation: string, input: Record<string, unknown>): readonly RequiredPermission[];
}

export interface ApiCallerOptions {
  readonly cloud: CloudContext;
  /** Asked for when a call is made: services refer to each other. */
  readonly services: () => Services;
  readonly actions: () => readonly ServiceAction[];
  /** Carries out operations of passed-through services. */
  readonly call: CallAction;
  /** By signing name. @default none */
  readonly passedThrough?: Readonly<Record<string, PassedThroughService>>;
  /** `http://127.0.0.1:4566` */
  readonly endpoint: () => string;
}

/** Creates the caller of one cloud over the actions that its gateway serves. */
export function createApiCaller(options: ApiCallerOptions): ApiCaller {
  const { cloud, services, passedThrough = {} } = options;
  let actions: ReadonlyMap<string, ServiceAction> | undefined;
  const find = (service: string, name: string) => {
    actions ??= new Map(options.actions().map((action) => [keyOf(action.service, action.name), action]));
    return actions.get(keyOf(service, name));
  };

  return {
    actionName: (service, name) =>
      find(service, name)?.name ??
      [...(passedThrough[service]?.operations ?? [])].find(
        (operation) => operation.toLowerCase() === name.toLowerCase(),
      ),
    call(service, name, input, principal) {
      const action = find(service, name);
      if (action !== undefined) {
        const context = {
          cloud,
          services: services(),
          principal,
          requestId: createUuidV4(cloud.random),
          endpoint: options.endpoint(),
        };
        authorize(services().access, principal, action.permissions(input, context));
        return action.handle(input, context);
      }
      const adapter = passedThrough[service];
      if (adapter === undefined || !adapter.operations.has(name)) {
        throw new AwsError(
          'UnknownOperationException',
          `The local cloud does not support ${service}:${name}.`,
        );
      }
      authorize(services().access, principal, adapter.permissions(name, input));
      return options.call(service, name, input, principal);
    },
  };
}

function keyOf(service: string, name: string): string {
  return `${service}:${name.toLowerCase()}`;
}
