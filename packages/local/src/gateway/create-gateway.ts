import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudContext } from '../cloud-context.ts';
import type { FaultInjector } from '../faults/fault-injector.ts';
import type { LocalPaths, LocalRequest } from '../inspection/local-paths.ts';
import type { CallAction, Services } from '../services.ts';
import { AwsError } from './aws-error.ts';
import { foreignOriginReason } from './host-guard.ts';
import type { HttpPassThrough, HttpPassThroughRequest } from './http-pass-through.ts';
import { PortInUseError } from './port-in-use-error.ts';
import type { Answer } from './protocols/answer.ts';
import type { Protocol } from './protocols/protocol.ts';
import { defaultMaximumBodyBytes, readBody } from './read-body.ts';
import {
  createRouter,
  protocolOf,
  type RoutableRequest,
  type Route,
  RouteRefusal,
  type RouteRequest,
  regionNameOf,
} from './route-request.ts';
import { authorize, runAction } from './run-action.ts';
import type { ActionContext, ServiceAction } from './service-action.ts';

/** How long an idle connection is kept, in ms: longer than SDKs keep theirs, so that none is closed under a request. */
const keepAliveTimeoutMs = 75_000;

/** How long a caller may take to send the head of a request, in ms, and how many times as long to send all of it. */
const defaultHeadTimeoutMs = 20_000;
const wholeRequestTimes = 6;
/** Connections that wait to be taken up: thousands may come in one moment. */
const backlog = 4_096;
/** Largest body that a path of the local cloud's own takes. */
const maximumLocalBodyBytes = 65_536;

/** What answers the calls of one region. */
export interface GatewayRegion {
  readonly cloud: CloudContext;
  readonly services: Services;
  readonly actions: readonly ServiceAction[];
  /** Services that something else answers. @default [] */
  readonly passThroughs?: readonly HttpPassThrough[];
}

/** The gateway's own region is where calls go that name no region. */
export interface GatewayOptions extends GatewayRegion {
  /** Finds the region that a signature names. @throws {AwsError} when there is none of this name. @default every call is of the one region */
  readonly regionOf?: (name: string) => GatewayRegion;
  /** TCP port on 127.0.0.1; 0 takes any free one. @default 0 */
  readonly port?: number;
  /** Ends callers before or after an action, whose connection is then closed without an answer. @default none */
  readonly faults?: Pick<FaultInjector, 'beforeAction' | 'afterAction'>;
  /** How long a caller may take to send the head of a request, in ms; it has 6 times as long for the whole. @default 20000 */
  readonly headTimeoutMs?: number;
  /** Requests wait for it: until the assembly is deployed, a rule may stand without its targets. @default at once */
  readonly ready?: Promise<void>;
  /** Answers paths below `/_busbar/`. @default nothing is there but `/_busbar/health` */
  readonly localPaths?: LocalPaths;
}

/** The local cloud's one HTTP port. */
export interface Gateway {
  /** `http://127.0.0.1:4566` */
  readonly endpoint: string;
  readonly port: number;
  /** Calls an action in process, with the same IAM decision and the same commit as over HTTP; of a pass-through, the operation itself. */
  readonly call: CallAction;
  /** As `call`, in the region of this name. */
  callIn(region: string): CallAction;
  /** Ends waiting calls, closes every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Opens the local cloud's HTTP port on 127.0.0.1 and serves AWS's JSON, query and REST JSON protocols on it.
 *
 * A call goes through: Host and Origin guard → credential → route → IAM → action → commit of the store → answer.
 * Signatures are read, not verified. Paths below `/_busbar/` are the local cloud's own and need no credentials.
 *
 * @throws {PortInUseError} when another process listens on the port.
 *
 * @example
 * ```ts
 * const gateway = await createGateway({ cloud, services, actions: createSqsActions(queues) });
 * const sqs = new SQSClient({ endpoint: gateway.endpoint, region: cloud.region, credentials });
 * await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
 * //=> { QueueUrl: 'http://127.0.0.1:49152/000000000000/orders' }
 * ```
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { port: requestedPort = 0, faults, localPaths = answerHealth, ready, regionOf } = options;
  const { headTimeoutMs = defaultHeadTimeoutMs } = options;
  const routers = new WeakMap<GatewayRegion, RouteRequest>();
  let endpoint = '';

  const routerOf = (region: GatewayRegion): RouteRequest => {
    const router = routers.get(region) ?? createRouter(region.actions, region.passThroughs ?? []);
    routers.set(region, router);
    return router;
  };
  /** @throws {RouteRefusal} */
  const findRegion = (request: RoutableRequest): GatewayRegion => {
    const name = regionOf === undefined ? undefined : regionNameOf(request);
    if (name === undefined) return options;
    try {
      return regionOf!(name);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new RouteRefusal(error, protocolOf(request));
    }
  };

  const timeouts = {
    keepAliveTimeout: keepAliveTimeoutMs,
    headersTimeout: headTimeoutMs,
    requestTimeout: headTimeoutMs * wholeRequestTimes,
    connectionsCheckingInterval: headTimeoutMs / 4,
  };
  const server = createServer(timeouts, (request, response) => {
    const requestId = randomUUID();
    response.setHeader('x-amzn-RequestId', requestId);
    serve(request, response, requestId).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else write(response, plainAnswer(500, 'InternalFailure', messageOf(error)));
    });
  });

  const serve = async (request: IncomingMessage, response: ServerResponse, requestId: string) => {
    const refusal = foreignOriginReason(request.headers);
    if (refusal !== undefined) return write(response, plainAnswer(403, 'ForbiddenOriginException', refusal));
    await ready;
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark === -1 ? url : url.slice(0, mark);
    const query = mark === -1 ? '' : url.slice(mark + 1);
    const method = request.method ?? 'GET';
    if (path.startsWith('/_busbar/')) {
      return serveLocal(
        { method, path, query, contentType: request.headers['content-type'] },
        request,
        response,
      );
    }

    let found: Route;
    let region: GatewayRegion;
    try {
      const routable = { method, path, query, headers: request.headers };
      region = findRegion(routable);
      found = routerOf(region)(routable);
    } catch (error) {
      if (error instanceof RouteRefusal) {
        return write(response, error.protocol.renderError(error.error, requestId));
      }
      throw error;
    }
    const { cloud, services } = region;
    const context: ActionContext = {
      cloud,
      services,
      principal: services.access.principalOf(found.credential?.accessKeyId),
      requestId,
      // The name and port by which the caller reached it: a port may be forwarded.
      endpoint: request.headers.host === undefined ? endpoint : `http://${request.headers.host}`,
      ...(found.kind === 'action' && found.anonymous && { anonymous: true }),
      onDisconnect: (listener) => {
        if (response.destroyed) return listener();
        response.once('close', () => {
          if (!response.writableFinished) listener();
        });
      },
    };
    if (found.kind === 'pass-through') {
      return servePassThrough(found.passThrough, { request, response, method, url, context });
    }
    return serveAction(found, { request, response, context });
  };

  const serveLocal = async (
    local: Omit<LocalRequest, 'body'>,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    try {
      const body = () => readBody(request, maximumLocalBodyBytes);
      write(response, await localPaths({ ...local, body }));
    } catch (error) {
      const { statusCode, code, message } = toAwsError(error);
      write(response, plainAnswer(statusCode, code, message));
    }
  };

  const serveAction = async (
    found: Route & { readonly kind: 'action' },
    {
      request,
      response,
      context,
    }: { request: IncomingMessage; response: ServerResponse; context: ActionContext },
  ) => {
    let protocol: Protocol = found.protocol;
    try {
      const resolved = found.resolve(await readBody(request, defaultMaximumBodyBytes));
      protocol = resolved.protocol;
      const { service, name } = resolved.action;
      const call = { principal: context.principal, service, action: name };
      if (faults?.beforeAction(call)) return void response.destroy();
      const output = await runAction(resolved.action, resolved.input, context);
      if (faults?.afterAction(call)) return void response.destroy();
      write(response, protocol.renderOutput(output, context.requestId));
    } catch (error) {
      write(response, protocol.renderError(toAwsError(error), context.requestId));
    }
  };

  const servePassThrough = async (
    passThrough: HttpPassThrough,
    {
      request,
      response,
      method,
      url,
      context,
    }: {
      request: IncomingMessage;
      response: ServerResponse;
      method: string;
      url: string;
      context: ActionContext;
    },
  ) => {
    let passed: HttpPassThroughRequest = { method, url, headers: request.headers, body: Buffer.alloc(0) };
    try {
      const body = await readBody(request, passThrough.maximumBodyBytes ?? defaultMaximumBodyBytes);
      passed = { ...passed, body };
      const { name, permissions } = passThrough.describe(passed);
      authorize(context.services.access, context.principal, permissions);
      const call = { principal: context.principal, service: passThrough.service, action: name };
      if (faults?.beforeAction(call)) return void response.destroy();
      const answer = await passThrough.handle(passed, { principal: context.principal });
      await context.cloud.store.commit();
      if (answer.statusCode < 300 && faults?.afterAction(call)) return void response.destroy();
      writePassedThrough(response, answer);
    } catch (error) {
      const { code, queryCode, message, statusCode } = toAwsError(error);
      const { requestId } = context;
      const shortCode = queryCode ?? code;
      const answer = passThrough.refuse(passed, {
        code: passThrough.service === 's3' ? shortCode : code,
        message,
        statusCode,
        requestId,
      });
      writePassedThrough(response, answer);
    }
  };

  const callOf =
    (region: () => GatewayRegion): CallAction =>
    async (service, name, input, principal) => {
      const { cloud, services, actions, passThroughs = [] } = region();
      const action = actions.find((each) => each.service === service && each.name === name);
      const passThrough = passThroughs.find((each) => each.service === service);
      if (action === undefined && passThrough !== undefined) return passThrough.call(name, input);
      if (action === undefined) {
        throw new AwsError(
          'UnknownOperationException',
          `The local cloud does not support ${service}:${name}.`,
        );
      }
      return runAction(action, input, {
        cloud,
        services,
        principal: principal ?? services.access.principalOf(undefined),
        requestId: randomUUID(),
        endpoint,
      });
    };

  const port = await listen(server, requestedPort);
  endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    port,
    call: callOf(() => options),
    callIn: (name) => callOf(() => regionOf?.(name) ?? options),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const answerHealth: LocalPaths = async ({ path }) =>
  path === '/_busbar/health'
    ? { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' }
    : plainAnswer(404, 'InvalidLocalRequestException', `Nothing is at ${path}.`);

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port, error) : error);
    });
    server.listen({ port, host: '127.0.0.1', backlog }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function writePassedThrough(
  response: ServerResponse,
  { statusCode, headers, body }: Awaited<ReturnType<HttpPassThrough['handle']>>,
): void {
  if (response.destroyed) return;
  response.writeHead(statusCode, headers as Record<string, string | string[]>);
  response.end(body);
}

function toAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  return new AwsError('InternalFailure', `The local cloud failed: ${messageOf(error)}`, { statusCode: 500 });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function plainAnswer(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message }),
  };
}
