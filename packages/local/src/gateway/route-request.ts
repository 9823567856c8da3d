import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './aws-error.ts';
import { type Credential, readCredential } from './credential.ts';
import type { HttpPassThrough } from './http-pass-through.ts';
import { createAwsJsonProtocol, parseAwsJsonInput } from './protocols/aws-json.ts';
import { createAwsQueryProtocol } from './protocols/aws-query.ts';
import type { Protocol } from './protocols/protocol.ts';
import { parseQueryInput } from './protocols/query-input.ts';
import { createRestJsonProtocol, parseRestJsonInput } from './protocols/rest-json.ts';
import { createRestRoutes } from './rest-routes.ts';
import type { ServiceAction } from './service-action.ts';
import { serviceOfQueryVersion, serviceOfTargetPrefix } from './service-catalog.ts';

export interface RoutableRequest {
  readonly method: string;
  /** Percent-encoded, without the query. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
}

/** Where a request goes: to an action, or to a pass-through; `protocol` renders whatever is refused before it gets there. */
export type Route =
  | {
      readonly kind: 'action';
      readonly protocol: Protocol;
      readonly credential: Credential | undefined;
      /** Set when no credentials were needed. */
      readonly anonymous?: boolean;
      /** @throws {AwsError} when the body or the action is not one that is known. */
      resolve(body: Buffer): ResolvedAction;
    }
  | {
      readonly kind: 'pass-through';
      readonly passThrough: HttpPassThrough;
      readonly credential: Credential | undefined;
    };

export interface ResolvedAction {
  readonly action: ServiceAction;
  readonly input: Record<string, unknown>;
  readonly protocol: Protocol;
}

/** A refusal together with the protocol that its caller understands. */
export class RouteRefusal extends Error {
  readonly error: AwsError;
  readonly protocol: Protocol;

  constructor(error: AwsError, protocol: Protocol) {
    super(error.message);
    this.name = 'RouteRefusal';
    this.error = error;
    this.protocol = protocol;
  }
}

/** @throws {RouteRefusal} */
export type RouteRequest = (request: RoutableRequest) => Route;

/** Builds the way from a request to what answers it, by signing name, target, form and path. */
export function createRouter(
  actions: readonly ServiceAction[],
  passThroughs: readonly HttpPassThrough[],
): RouteRequest {
  const actionsByKey = new Map(actions.map((action) => [`${action.service}:${action.name}`, action]));
  const passThroughsByService = new Map(passThroughs.map((entry) => [entry.service, entry]));
  const findRestAction = createRestRoutes(actions);

  const actionOf = (service: string, name: string) => {
    const action = actionsByKey.get(`${service}:${name}`);
    if (action === undefined) throw unknownOperation(service, name);
    return action;
  };

  const routeJson = (target: string, request: RoutableRequest): Route => {
    const dot = target.lastIndexOf('.');
    const contentType = request.headers['content-type']?.split(';', 1)[0] ?? 'application/x-amz-json-1.0';
    const targetService = serviceOfTargetPrefix(target.slice(0, Math.max(0, dot)));
    const protocolOf = (service: string) => createAwsJsonProtocol(service, contentType);
    const credential = credentialOf(request, protocolOf(targetService ?? ''));
    const service = targetService ?? credential?.service ?? '';
    const protocol = protocolOf(service);
    const passThrough = passThroughsByService.get(service);
    if (credential === undefined) throw new RouteRefusal(missingAuthentication(400), protocol);
    if (passThrough !== undefined) return { kind: 'pass-through', passThrough, credential };
    return {
      kind: 'action',
      protocol,
      credential,
      resolve: (body) => ({
        action: actionOf(service, target.slice(dot + 1)),
        input: parseAwsJsonInput(body),
        protocol,
      }),
    };
  };

  const routeQuery = (request: RoutableRequest): Route => {
    const blank = createAwsQueryProtocol('', '');
    const credential = credentialOf(request, blank);
    return {
      kind: 'action',
      protocol: createAwsQueryProtocol(credential?.service ?? '', ''),
      credential,
      resolve(body) {
        const parameters = new URLSearchParams(body.toString());
        const name = parameters.get('Action') ?? '';
        const service = credential?.service ?? serviceOfQueryVersion(parameters.get('Version') ?? '') ?? '';
        if (credential === undefined) throw missingAuthentication(403);
        if (name === '') {
          throw new AwsError('MissingAction', 'The request must contain the parameter Action.');
        }
        const action = actionOf(service, name);
        return {
          action,
          input: parseQueryInput(parameters, action.query),
          protocol: createAwsQueryProtocol(service, name, action.query),
        };
      },
    };
  };

  /** A link that the cloud sent, such as the one that confirms a subscription. */
  const routeLink = ({ method, path, query, headers }: RoutableRequest): Route | undefined => {
    if (method !== 'GET' || path !== '/' || headers.authorization !== undefined) return undefined;
    const parameters = new URLSearchParams(query);
    const name = parameters.get('Action');
    const action = actions.find((each) => each.followable && each.name === name);
    if (action === undefined) return undefined;
    const protocol = createAwsQueryProtocol(action.service, action.name, action.query);
    const input = parseQueryInput(parameters, action.query);
    return {
      kind: 'action',
      protocol,
      credential: undefined,
      anonymous: true,
      resolve: () => ({ action, input, protocol }),
    };
  };

  const routeRest = (request: RoutableRequest): Route => {
    const protocol = createRestJsonProtocol();
    const { method, path, query, headers } = request;
    const credential = credentialOf(request, protocol);
    const s3 = passThroughsByService.get('s3');
    const passThrough = credential && passThroughsByService.get(credential.service);
    if (passThrough !== undefined) return { kind: 'pass-through', passThrough, credential };
    const match = findRestAction(credential?.service, method, path);
    if (match === undefined && credential === undefined && s3 !== undefined && path !== '/') {
      return { kind: 'pass-through', passThrough: s3, credential };
    }
    if (credential === undefined) throw new RouteRefusal(missingAuthentication(403), protocol);
    if (match === undefined) {
      throw new RouteRefusal(unknownOperation(credential.service, `${method} ${path}`, 404), protocol);
    }
    const { action, labels } = match;
    const binding = action.rest!;
    return {
      kind: 'action',
      protocol,
      credential,
      resolve: (body) => ({
        action,
        input: parseRestJsonInput(binding, { labels, query, headers, body }),
        protocol: createRestJsonProtocol(binding),
      }),
    };
  };

  return (request) => {
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') return routeJson(target, request);
    if (isForm(request)) return routeQuery(request);
    return routeLink(request) ?? routeRest(request);
  };
}

/** Region that a request is signed for; `undefined` when it is not signed, or not in a form that is understood. */
export function regionNameOf({ headers, query }: RoutableRequest): string | undefined {
  try {
    // A link that the cloud sent has no signature; the ARN in it tells the region.
    const [, linked] = /(?:TopicArn|SubscriptionArn)=arn:aws:sns:([\w-]+):/.exec(query) ?? [];
    return readCredential(headers, query)?.region ?? linked;
  } catch {
    return undefined;
  }
}

/** The protocol that the caller of a request understands, before it is known what is called. */
export function protocolOf(request: RoutableRequest): Protocol {
  const target = request.headers['x-amz-target'];
  const contentType = request.headers['content-type']?.split(';', 1)[0] ?? 'application/x-amz-json-1.0';
  if (typeof target === 'string') return createAwsJsonProtocol('', contentType);
  return isForm(request) ? createAwsQueryProtocol('', '') : createRestJsonProtocol();
}

/** The query protocol is taken from POST only: a GET is what a foreign web page can send without saying whence it comes. */
function isForm({ method, headers }: RoutableRequest): boolean {
  return (
    method === 'POST' && (headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false)
  );
}

function credentialOf(request: RoutableRequest, protocol: Protocol): Credential | undefined {
  try {
    return readCredential(request.headers, request.query);
  } catch (error) {
    if (error instanceof AwsError) throw new RouteRefusal(error, protocol);
    throw error;
  }
}

function missingAuthentication(statusCode: number): AwsError {
  return new AwsError('MissingAuthenticationTokenException', 'Request is missing Authentication Token', {
    statusCode,
    queryCode: 'MissingAuthenticationToken',
  });
}

function unknownOperation(service: string, name: string, statusCode = 400): AwsError {
  return new AwsError(
    'UnknownOperationException',
    `The local cloud does not support ${service === '' ? 'an unnamed service' : service}:${name === '' ? '(no action)' : name}.`,
    { statusCode, queryCode: 'InvalidAction' },
  );
}
