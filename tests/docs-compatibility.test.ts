import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('docs/compatibility.md', () => {
  it('shows what the engine says of the twelve edits (node scripts/list-peer-edits.ts --write)', () => {
    const document = readFileSync(join(root, 'docs/compatibility.md'), 'utf8');
    const listed = /<!-- begin: scripts\/list-peer-edits\.ts -->\n\n(.*)\n<!-- end -->/s.exec(document)?.[1];

    expect(listed).toBe(
      execFileSync(process.execPath, ['scripts/list-peer-edits.ts'], { cwd: root, encoding: 'utf8' }),
    );
  });
});
