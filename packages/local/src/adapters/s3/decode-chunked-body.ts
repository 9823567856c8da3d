import { crc32 } from 'node:zlib';
import { AwsError } from '../../gateway/aws-error.ts';
import type { S3Request } from './s3-request.ts';

/**
 * Takes the `aws-chunked` coding off a request: chunks become the body, trailers become headers, and the coding
 * leaves `content-encoding` while others (gzip) stay. A CRC32 is checked against the body.
 *
 * @throws {AwsError} IncompleteBody, BadDigest.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function decodeChunkedBody(request: S3Request): S3Request {
  const decoded = isChunked(request.headers) ? decode(request) : request;
  const expected = decoded.headers['x-amz-checksum-crc32'];
  if (expected !== undefined && request.method === 'PUT') {
    const actual = Buffer.alloc(4);
    actual.writeUInt32BE(crc32(decoded.body));
    if (actual.toString('base64') !== expected) {
      throw new AwsError('BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
    }
  }
  return decoded;
}

function isChunked(headers: S3Request['headers']): boolean {
  return (
    /(^|,)\s*aws-chunked\s*(,|$)/.test(headers['content-encoding'] ?? '') ||
    (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-')
  );
}

function decode(request: S3Request): S3Request {
  const bytes = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength);
  const chunks: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', offset);
    const size = lineEnd === -1 ? Number.NaN : Number.parseInt(bytes.toString('latin1', offset, lineEnd), 16);
    if (Number.isNaN(size) || lineEnd + 2 + size > bytes.length) {
      throw new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
    }
    offset = lineEnd + 2;
    if (size === 0) break;
    chunks.push(bytes.subarray(offset, offset + size));
    offset += size + 2;
  }
  const body = Buffer.concat(chunks);
  const declared = request.headers['x-amz-decoded-content-length'];
  if (declared !== undefined && Number(declared) !== body.length) {
    throw new AwsError(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
  }

  const headers: Record<string, string> = { ...request.headers };
  for (const line of bytes.toString('latin1', offset).split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  const encoding = (headers['content-encoding'] ?? '')
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'aws-chunked')
    .join(',');
  if (encoding === '') delete headers['content-encoding'];
  else headers['content-encoding'] = encoding;
  for (const name of ['x-amz-decoded-content-length', 'x-amz-trailer', 'x-amz-trailer-signature'])
    delete headers[name];
  return { ...request, headers, body };
}
