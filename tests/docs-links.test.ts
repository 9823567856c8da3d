import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md', 'examples/*/README.md'], {
  cwd: root,
}).sort();

/** Targets of a document's links that lead to a file of the repository and not to another site or a heading. */
function linksOf(document: string): readonly string[] {
  const text = readFileSync(join(root, document), 'utf8').replaceAll(/^```.*?^```$/gms, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!.split('#')[0]!);
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

describe('links between documents', () => {
  it.each(documents)('of %s lead to files that are there', (document) => {
    const broken = linksOf(document).filter(
      (target) => !existsSync(resolve(root, dirname(document), target)),
    );

    expect(broken).toEqual([]);
  });

  it('are found: the README has at least 10', () => {
    expect(linksOf('README.md').length).toBeGreaterThanOrEqual(10);
  });
});
