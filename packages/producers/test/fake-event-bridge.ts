import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { PutEventsEntry } from '@busbar/core';
import { createInProcessEventBus } from '../src/create-in-process-event-bus.ts';
import type { InProcessEventBus } from '../src/create-in-process-event-bus.ts';
import { EventBusCallError } from '../src/event-bus-call-error.ts';

/** What goes wrong with one request: an answer of AWS, no answer before or after the work is done, or silence. */
export type WireFault =
  | { readonly status: number; readonly code: string; readonly message: string }
  | 'lost-request'
  | 'lost-response'
  | 'no-answer';

export interface WireRequest {
  readonly action: string;
  /** Number of the SDK's own attempt, from its header. */
  readonly attempt: string | undefined;
  readonly body: { readonly Name?: string; readonly Entries?: readonly WireEntry[] };
}

interface WireEntry extends Omit<PutEventsEntry, 'Time'> {
  readonly Time?: number;
  readonly EventBusName: string;
}

export interface FakeEventBridge {
  readonly endpoint: string;
  readonly buses: ReadonlyMap<string, InProcessEventBus>;
  readonly requests: readonly WireRequest[];
  /** Next requests of the action fail so, one fault each. */
  fail(action: 'PutEvents' | 'DescribeEventBus', ...faults: WireFault[]): void;
  stop(): Promise<void>;
}

/** Serves PutEvents and DescribeEventBus on 127.0.0.1 in AWS JSON 1.1, with the buses named. */
export async function startFakeEventBridge(...busNames: string[]): Promise<FakeEventBridge> {
  const buses = new Map(busNames.map((name) => [name, createInProcessEventBus({ eventBusName: name })]));
  const missing = createInProcessEventBus({ isPresent: false });
  const requests: WireRequest[] = [];
  const faults: Record<string, WireFault[]> = { PutEvents: [], DescribeEventBus: [] };

  const actions: Record<string, (body: WireRequest['body']) => Promise<unknown>> = {
    PutEvents: async ({ Entries = [] }) => {
      const bus = buses.get(Entries[0]?.EventBusName ?? 'default') ?? missing;
      const entries = Entries.map(({ EventBusName: _, Time, ...entry }) => ({
        ...entry,
        ...(Time !== undefined && { Time: new Date(Time * 1000) }),
      }));
      const results = await bus.putEvents(entries);
      return {
        FailedEntryCount: results.filter((result) => 'errorCode' in result).length,
        Entries: results.map((result) =>
          'eventId' in result
            ? { EventId: result.eventId }
            : { ErrorCode: result.errorCode, ErrorMessage: result.errorMessage },
        ),
      };
    },
    DescribeEventBus: async ({ Name = 'default' }) => {
      if (buses.has(Name)) return { Name, Arn: `arn:aws:events:us-east-1:000000000000:event-bus/${Name}` };
      throw new AwsAnswer('ResourceNotFoundException', `Event bus ${Name} does not exist.`);
    },
  };

  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('AWSEvents.', '');
    const body = JSON.parse(await text(request)) as WireRequest['body'];
    const attempt = String(request.headers['amz-sdk-request']).match(/attempt=(\d+)/)?.[1];
    requests.push({ action, attempt, body });
    const fault = faults[action]?.shift();
    if (fault === 'no-answer') return;
    if (fault === 'lost-request') return request.socket.destroy();
    if (typeof fault === 'object') return answerError(response, fault.status, fault.code, fault.message);
    try {
      const result = await actions[action]!(body);
      if (fault === 'lost-response') return request.socket.destroy();
      answer(response, 200, result);
    } catch (error) {
      if (error instanceof EventBusCallError) answerError(response, 400, error.errorCode, error.errorMessage);
      else if (error instanceof AwsAnswer) answerError(response, 400, error.name, error.message);
      else answerError(response, 500, 'InternalException', String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    buses,
    requests,
    fail: (action, ...more) => faults[action]!.push(...more),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class AwsAnswer extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}

function answerError(response: ServerResponse, status: number, code: string, message: string): void {
  answer(response, status, { __type: code, message });
}
