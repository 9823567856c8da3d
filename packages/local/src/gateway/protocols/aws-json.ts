import { AwsError } from '../aws-error.ts';
import { safeParseJsonBody } from './json-body.ts';
import type { Protocol } from './protocol.ts';
import { toJsonValue } from './wire-value.ts';

/** Namespace that some services put before the error code. */
const errorNamespaces: Readonly<Record<string, string>> = { sqs: 'com.amazonaws.sqs#' };

/**
 * AWS JSON 1.0 and 1.1: `POST /` with `X-Amz-Target: AmazonSQS.SendMessage`.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
export function createAwsJsonProtocol(service: string, contentType: string): Protocol {
  const headers = { 'content-type': contentType };
  return {
    renderOutput: (output) => ({
      status: 200,
      headers,
      body: output === undefined ? (service === 'sqs' ? '' : '{}') : JSON.stringify(toJsonValue(output)),
    }),
    renderError(error) {
      const body = JSON.stringify({
        __type: `${errorNamespaces[service] ?? ''}${error.code}`,
        message: error.message,
      });
      if (service !== 'sqs') return { status: jsonStatusOf(error), headers, body };
      const fault = error.statusCode < 500 ? 'Sender' : 'Receiver';
      return {
        status: error.statusCode,
        headers: { ...headers, 'x-amzn-query-error': `${error.queryCode ?? error.code};${fault}` },
        body,
      };
    },
  };
}

/** Services of this protocol answer 400 where the others answer 403. */
function jsonStatusOf({ code, statusCode }: AwsError): number {
  return code === 'AccessDeniedException' ? 400 : statusCode;
}

/** @throws {AwsError} SerializationException */
export function parseAwsJsonInput(body: Buffer): Record<string, unknown> {
  const parsed = safeParseJsonBody(body);
  if (parsed.success) return parsed.value;
  throw new AwsError('SerializationException', parsed.reason, { queryCode: 'MalformedInput' });
}
