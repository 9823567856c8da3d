import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Creates a directory that goes with the test under way. */
export function createTemporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'busbar-infra-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
