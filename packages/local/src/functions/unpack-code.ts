import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { unzipSync } from 'fflate';
import { AwsError } from '../gateway/aws-error.ts';

/**
 * Unpacks the zip of a function into a temporary folder, which the caller removes.
 *
 * @throws {AwsError} InvalidParameterValueException for what is no zip.
 */
export function unpackCode(zip: Uint8Array): string {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(zip);
  } catch {
    throw new AwsError(
      'InvalidParameterValueException',
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'busbar-code-'));
  for (const [name, content] of Object.entries(files)) {
    const path = normalize(name);
    // A name that leads out of the folder is no file of the function.
    if (name.endsWith('/') || path.startsWith('..') || path.startsWith('/')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
