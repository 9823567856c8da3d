import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('docs/local-cloud.md', () => {
  it('lists the actions and resource types of the registries (node scripts/list-local-actions.ts --write)', () => {
    const document = readFileSync(join(root, 'docs/local-cloud.md'), 'utf8');
    const listed = /<!-- begin: scripts\/list-local-actions\.ts -->\n\n(.*)\n<!-- end -->/s.exec(
      document,
    )?.[1];

    expect(listed).toBe(
      execFileSync(process.execPath, ['scripts/list-local-actions.ts'], { cwd: root, encoding: 'utf8' }),
    );
  });
});
