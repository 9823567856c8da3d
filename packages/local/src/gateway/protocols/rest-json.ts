import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from '../aws-error.ts';
import type { RestBinding } from '../service-action.ts';
import { safeParseJsonBody } from './json-body.ts';
import type { Protocol } from './protocol.ts';
import { toJsonValue } from './wire-value.ts';

const contentType = 'application/json';

/**
 * REST JSON: `POST /2015-03-31/functions/name/invocations`. Without a binding only errors can be rendered.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export function createRestJsonProtocol(binding?: RestBinding): Protocol {
  return {
    renderOutput(output) {
      const members = { ...(output as Record<string, unknown> | undefined) };
      const take = (name: string) => {
        const value = members[name];
        delete members[name];
        return value;
      };
      const { answer = {} } = binding ?? {};
      const headers: Record<string, string> = { 'content-type': contentType };
      for (const [member, header] of Object.entries(answer.headers ?? {})) {
        const value = take(member);
        if (value !== undefined) headers[header] = String(value);
      }
      const status = answer.status === undefined ? undefined : take(answer.status);
      const payload = answer.payload === undefined ? undefined : take(answer.payload);
      return {
        status: typeof status === 'number' ? status : (binding?.status ?? 200),
        headers,
        body:
          answer.payload === undefined
            ? jsonBody(members, binding)
            : ((payload as Uint8Array | string) ?? ''),
      };
    },
    renderError: (error) => ({
      status: error.statusCode,
      headers: { 'content-type': contentType, 'x-amzn-errortype': error.code },
      body: JSON.stringify({
        Type: error.statusCode < 500 ? 'User' : 'Service',
        ...(binding?.errorCodeMember !== undefined && { [binding.errorCodeMember]: error.code }),
        Message: error.message,
        message: error.message,
      }),
    }),
  };
}

function jsonBody(members: Record<string, unknown>, binding: RestBinding | undefined): string {
  if (binding?.status === 204) return '';
  return JSON.stringify(toJsonValue(members));
}

/** Gathers an action's input from the parts of its request. @throws {AwsError} InvalidRequestContentException */
export function parseRestJsonInput(
  binding: RestBinding,
  request: {
    readonly labels: Readonly<Record<string, string>>;
    readonly query: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
  },
): Record<string, unknown> {
  // Without a prototype, a member `__proto__` is one like any other.
  const input: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  if (request.query !== '') {
    const parameters = new URLSearchParams(request.query);
    for (const name of new Set(parameters.keys())) {
      if (name.startsWith('X-Amz-')) continue;
      const values = parameters.getAll(name);
      input[name] = values.length === 1 ? values[0] : values;
    }
  }
  if (binding.payload !== undefined) {
    input[binding.payload] = request.body;
  } else {
    const parsed = safeParseJsonBody(request.body);
    if (!parsed.success) {
      throw new AwsError(
        'InvalidRequestContentException',
        `Could not parse request body into json: ${parsed.reason}`,
      );
    }
    Object.assign(input, parsed.value);
  }
  for (const [member, header] of Object.entries(binding.headers ?? {})) {
    const value = request.headers[header];
    if (value !== undefined) input[member] = value;
  }
  return Object.assign(input, request.labels);
}
