import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error.ts';

/** Largest body of a call that no pass-through serves: Lambda's 50 MB archive in base64. Bytes. */
export const defaultMaximumBodyBytes = 73_400_320;

/**
 * Reads a request's body whole.
 *
 * @throws {AwsError} RequestEntityTooLargeException (413) as soon as more than `maximumBytes` are announced or have come.
 */
export function readBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const refuse = () => {
      request.off('data', onData);
      request.resume();
      reject(
        new AwsError(
          'RequestEntityTooLargeException',
          `Request must be smaller than ${maximumBytes} bytes for the operation`,
          { statusCode: 413, queryCode: 'RequestEntityTooLarge' },
        ),
      );
    };
    const onData = (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes > maximumBytes) return refuse();
      chunks.push(chunk);
    };
    if (Number(request.headers['content-length'] ?? 0) > maximumBytes) return refuse();
    request.on('data', onData);
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('the caller hung up before its request was whole'));
    });
  });
}
