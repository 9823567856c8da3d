import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
/** Offset of the header's operating system byte. @see https://www.rfc-editor.org/rfc/rfc1952#page-8 */
const OPERATING_SYSTEM_OFFSET = 9;
const UNKNOWN_OPERATING_SYSTEM = 255;

/** Compresses text so that the same text gives the same bytes on every machine: no time (zlib writes mtime 0) and no operating system in the header. */
export async function gzipDeterministically(text: string): Promise<Buffer> {
  const compressed = await gzipAsync(text);
  compressed[OPERATING_SYSTEM_OFFSET] = UNKNOWN_OPERATING_SYSTEM;
  return compressed;
}
