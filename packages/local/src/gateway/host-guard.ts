import type { IncomingHttpHeaders } from 'node:http';

const loopbackHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;
const loopbackOrigin = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Tells why a request is not let in: a Host or Origin that is not this machine. Without it any web page that a
 * developer has open could reach the cloud, by a cross-site request or by rebinding a name to 127.0.0.1.
 *
 * @returns a sentence, `undefined` when the request may pass.
 */
export function foreignOriginReason(headers: IncomingHttpHeaders): string | undefined {
  const { host, origin } = headers;
  if (host === undefined || !loopbackHost.test(host)) {
    return `Failed to accept request for host "${host ?? ''}": the local cloud answers 127.0.0.1, localhost and [::1] only. Use its endpoint as it was printed at the start.`;
  }
  if (origin !== undefined && !loopbackOrigin.test(origin)) {
    return `Failed to accept request from origin "${origin}": the local cloud answers web pages of 127.0.0.1, localhost and [::1] only. Serve the page from this machine.`;
  }
  return undefined;
}
