import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './aws-error.ts';

/** What a SigV4 signature says of its maker. The signature itself is not checked: there are no secrets here to check it with. */
export interface Credential {
  readonly accessKeyId: string;
  /** Region of the scope; `*` for SigV4A, which names none. */
  readonly region: string;
  /** Signing name: `sqs`. */
  readonly service: string;
}

/**
 * Reads the credential of a request from its Authorization header or, for a presigned URL, from its query.
 *
 * @returns `undefined` for a request that is not signed.
 * @throws {AwsError} IncompleteSignature when it is signed in a form that AWS does not know.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function readCredential(headers: IncomingHttpHeaders, query: string): Credential | undefined {
  const { authorization } = headers;
  if (authorization !== undefined) {
    if (!authorization.startsWith('AWS4-')) throw unsupportedAuthorization(authorization);
    const scope = /Credential=([^,\s]+)/.exec(authorization)?.[1];
    const missing = ['Credential', 'Signature', 'SignedHeaders'].filter(
      (name) => !authorization.includes(`${name}=`),
    );
    if (headers['x-amz-date'] === undefined && headers.date === undefined) missing.push('X-Amz-Date');
    if (missing.length > 0) throw incompleteAuthorization(missing, authorization);
    return fromScope(scope ?? '', authorization.startsWith('AWS4-ECDSA'));
  }
  if (!query.includes('X-Amz-Credential=')) return undefined;
  const parameters = new URLSearchParams(query);
  return fromScope(
    parameters.get('X-Amz-Credential') ?? '',
    parameters.get('X-Amz-Algorithm')?.startsWith('AWS4-ECDSA') ?? false,
  );
}

/** `AKIA…/20250101/us-east-1/sqs/aws4_request`; SigV4A leaves the region out. */
function fromScope(scope: string, regionless: boolean): Credential {
  const parts = scope.split('/');
  const expected = regionless ? 4 : 5;
  if (parts.length !== expected || parts.some((part) => part === '') || parts.at(-1) !== 'aws4_request') {
    throw new AwsError(
      'IncompleteSignatureException',
      `Credential must have exactly ${expected} slash-delimited elements, e.g. keyid/date/region/service/term, got '${scope}'`,
      { queryCode: 'IncompleteSignature' },
    );
  }
  return {
    accessKeyId: parts[0]!,
    region: regionless ? '*' : parts[2]!,
    service: parts[regionless ? 2 : 3]!,
  };
}

function incompleteAuthorization(missing: readonly string[], authorization: string): AwsError {
  const reasons = missing.map((name) =>
    name === 'X-Amz-Date'
      ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
      : `Authorization header requires '${name}' parameter.`,
  );
  return new AwsError(
    'IncompleteSignatureException',
    `${reasons.join(' ')} Authorization=${authorization.slice(0, 200)}`,
    { queryCode: 'IncompleteSignature' },
  );
}

function unsupportedAuthorization(authorization: string): AwsError {
  return new AwsError(
    'IncompleteSignatureException',
    `Unsupported AWS 'algorithm': '${authorization.split(' ', 1)[0]?.slice(0, 100)}'.`,
    { queryCode: 'IncompleteSignature' },
  );
}
