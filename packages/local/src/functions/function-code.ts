import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Code of a function, installed where its threads load it. */
export interface InstalledCode {
  readonly codeDirectory: string;
  readonly codeSha256: string;
  readonly codeSizeBytes: number;
}

/**
 * Copies a bundle into a folder whose own package.json rules: below the package.json of a workspace a CommonJS
 * bundle would be taken for ESM.
 *
 * @param codeDirectory is made.
 */
export function installCode(sourceDirectory: string, codeDirectory: string): InstalledCode {
  cpSync(sourceDirectory, codeDirectory, { recursive: true, dereference: true });
  const hash = createHash('sha256');
  let codeSizeBytes = 0;
  for (const name of readdirSync(codeDirectory, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(codeDirectory, name);
    if (!statSync(path).isFile()) continue;
    const content = readFileSync(path);
    codeSizeBytes += content.byteLength;
    hash.update(`${name}\0${content.byteLength}\0`).update(content);
  }
  const manifest = join(codeDirectory, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{}\n');
  return { codeDirectory, codeSha256: hash.digest('base64'), codeSizeBytes };
}
