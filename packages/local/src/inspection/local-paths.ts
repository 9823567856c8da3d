import { advanceCloud } from '../advance-cloud.ts';
import { AwsError } from '../gateway/aws-error.ts';
import type { Answer } from '../gateway/protocols/answer.ts';
import { readState, type StateSources } from './read-state.ts';
import type { SpyLog } from './spy-log.ts';

/** A request to a path below `/_busbar/`. */
export interface LocalRequest {
  readonly method: string;
  /** Without the query: `/_busbar/state`. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  readonly contentType: string | undefined;
  body(): Promise<Buffer>;
}

/** Answers the local cloud's own paths. @throws {AwsError} for a request that it does not take. */
export type LocalPaths = (request: LocalRequest) => Promise<Answer>;

export interface LocalPathsOptions {
  readonly sources: StateSources;
  readonly spyLog: SpyLog;
  settle(): Promise<void>;
  reset(): Promise<void>;
}

/** Longest step of the clock: 100 years. */
const longestStepMs = 100 * 366 * 86_400_000;

/**
 * Serves what is no AWS API: state, spy and access report to read; reset, settle and advance to do. No credentials are
 * asked for; the Host and Origin guard stands before it, and what changes something wants JSON, which a form of a
 * foreign page cannot send.
 */
export function createLocalPaths({ sources, spyLog, settle, reset }: LocalPathsOptions): LocalPaths {
  const { clock, store } = sources.cloud;
  const time = () => ({ nowMs: clock.now(), now: new Date(clock.now()).toISOString() });

  const reads: Record<string, (query: URLSearchParams) => unknown> = {
    '/_busbar/health': () => ({ status: 'ok' }),
    '/_busbar/state': (query) => readState(sources, query.get('service') ?? undefined),
    '/_busbar/access': () => sources.access.report(),
    '/_busbar/spy'(query) {
      const since = Number(query.get('since') ?? 0);
      if (!Number.isSafeInteger(since) || since < 0) {
        throw refusal(400, `since must be the number of a record, not "${query.get('since')}".`);
      }
      return { last: spyLog.last, records: spyLog.since(since) };
    },
  };
  const writes: Record<string, (input: Record<string, unknown>) => Promise<unknown>> = {
    async '/_busbar/settle'() {
      await settle();
      return time();
    },
    async '/_busbar/reset'() {
      await reset();
      return time();
    },
    async '/_busbar/advance'({ ms }) {
      if (typeof ms !== 'number' || !(ms >= 0 && ms <= longestStepMs)) {
        throw refusal(400, `ms must be a number of milliseconds from 0 to ${longestStepMs}: {"ms":60000}.`);
      }
      await advanceCloud(sources.cloud, clock.now() + ms);
      await store.commit();
      return time();
    },
  };

  return async ({ method, path, query, contentType, body }) => {
    const read = Object.hasOwn(reads, path) ? reads[path] : undefined;
    const write = Object.hasOwn(writes, path) ? writes[path] : undefined;
    if (read !== undefined && (method === 'GET' || method === 'HEAD')) {
      return toAnswer(await read(new URLSearchParams(query)), method);
    }
    if (write !== undefined && method === 'POST') {
      if (contentType?.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json') {
        throw refusal(415, `Send it with content-type: application/json.`);
      }
      return toAnswer(await write(toInput(await body())), method);
    }
    if (read === undefined && write === undefined) throw refusal(404, `Nothing is at ${path}.`);
    throw refusal(405, `${path} takes ${read === undefined ? 'POST' : 'GET'}.`);
  };
}

function toInput(body: Buffer): Record<string, unknown> {
  let input: unknown;
  try {
    input = body.byteLength === 0 ? {} : JSON.parse(body.toString());
  } catch {
    input = undefined;
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw refusal(400, 'The body must be a JSON object, or empty.');
  }
  return input as Record<string, unknown>;
}

function toAnswer(value: unknown, method: string): Answer {
  const body = JSON.stringify(value);
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: method === 'HEAD' ? '' : body,
  };
}

function refusal(statusCode: number, message: string): AwsError {
  return new AwsError('InvalidLocalRequestException', message, { statusCode });
}
