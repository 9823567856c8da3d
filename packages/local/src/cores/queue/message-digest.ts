import { createHash, hash } from 'node:crypto';
import type { MessageAttribute } from '../../services.ts';

/** MD5 of a message body, hexadecimal: SDKs compare it with their own. */
export function md5OfBody(body: string): string {
  return hash('md5', body);
}

/**
 * MD5 of message attributes: sorted by name, each of name, type and value preceded by its length in four bytes,
 * the value also by a byte for its kind.
 *
 * @returns `undefined` when there are none.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function md5OfMessageAttributes(
  attributes: Readonly<Record<string, MessageAttribute>>,
): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const digest = createHash('md5');
  const update = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    digest.update(length).update(bytes);
  };
  for (const name of names) {
    const { DataType: type, StringValue: text, BinaryValue: base64 } = attributes[name]!;
    update(Buffer.from(name));
    update(Buffer.from(type));
    digest.update(Buffer.of(base64 === undefined ? 1 : 2));
    update(base64 === undefined ? Buffer.from(text ?? '') : Buffer.from(base64, 'base64'));
  }
  return digest.digest('hex');
}

/** Bytes that count against the size limit: body, and name, type and value of each attribute. The trace header does not count. */
export function messageSizeBytes(
  body: string,
  attributes: Readonly<Record<string, MessageAttribute>> = {},
): number {
  let bytes = Buffer.byteLength(body);
  for (const [name, { DataType: type, StringValue: text, BinaryValue: base64 }] of Object.entries(
    attributes,
  )) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(type);
    bytes += base64 === undefined ? Buffer.byteLength(text ?? '') : Buffer.byteLength(base64, 'base64');
  }
  return bytes;
}
