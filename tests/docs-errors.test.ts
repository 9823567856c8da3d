import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../packages/cli/src/printer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Entry {
  readonly code: string;
  readonly className: string;
  readonly package: string;
  /** `varies` where the class decides by what happened, `none` for a warning. */
  readonly retry: string;
}

const byCode = (a: Entry, b: Entry) => (a.code < b.code ? -1 : 1);

function entriesOfSources(): readonly Entry[] {
  const files = globSync('packages/*/src/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    const declarations = [...source.matchAll(/^export (class|interface) (\w+).* \{$/gm)];
    return declarations.flatMap((found, index) => {
      const body = source.slice(found.index, declarations[index + 1]?.index);
      const code = /^ {2}readonly code(?: =|:) '(\w+)';$/m.exec(body)?.[1];
      if (code === undefined) return [];
      const fixed = /\bretry(?:: | = )'(never|later|operator)'/.exec(body)?.[1];
      const retry = found[1] === 'interface' ? 'none' : (fixed ?? 'varies');
      return { code, className: found[2]!, package: file.split(/[\\/]/)[1]!, retry };
    });
  });
}

function entriesOfDocument(): readonly Entry[] {
  const sections = readFileSync(join(root, 'docs/errors.md'), 'utf8').split(/^## @busbar\//m);
  return sections.slice(1).flatMap((section) => {
    const rows = [...section.matchAll(/^\| `([A-Z_]+)`\s*\|(.*)\|$/gm)];
    return rows.map(([, code, cells]) => {
      const [className, , , retry] = cells!.split(/(?<!\\)\|/).map((cell) => cell.trim());
      return {
        code: code!,
        className: className!.replaceAll('`', ''),
        package: section.slice(0, section.indexOf('\n')).trim(),
        retry: retry!,
      };
    });
  });
}

describe('docs/errors.md', () => {
  const sources = [...entriesOfSources()].sort(byCode);

  it('lists every error and warning of the sources, and no other, with class, package and retry advice', () => {
    expect([...entriesOfDocument()].sort(byCode)).toEqual(sources);
  });

  it('is held against all codes that the sources assign', () => {
    const assigned = globSync('packages/*/src/**/*.ts', { cwd: root })
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => [
        ...readFileSync(join(root, file), 'utf8').matchAll(/^ {2}readonly code\b.*?'(\w+)'/gm),
      ])
      .map(([, code]) => code!);

    expect(sources.map(({ code }) => code)).toEqual([...new Set(assigned)].sort());
    expect(sources.length).toBeGreaterThan(30);
  });

  it('lists the exit codes of the CLI', () => {
    const section = readFileSync(join(root, 'docs/errors.md'), 'utf8').split('### Exit codes\n')[1]!;
    const listed = [...section.matchAll(/^\|\s*(\d) \|/gm)].map(([, code]) => Number(code));

    expect(listed).toEqual(Object.values(exitCodes));
  });
});
