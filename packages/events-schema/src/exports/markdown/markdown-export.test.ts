import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oddText } from '../../../test/exports/odd-contracts.ts';
import { planOdd } from '../../../test/exports/plan-odd.ts';
import { escapeMarkdown, inlineCode } from './markdown-text.ts';

const plan = () => planOdd('markdown', { drafts: true });

/** Anchors of a page's headings, as GitHub makes them of plain words. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title!.toLowerCase().replaceAll(' ', '-'));
}

describe('markdownExport', () => {
  it('plans an index and a page for each event', async () => {
    const files = await plan();

    expect([...files.keys()]).toEqual([
      'README.md',
      'demo/PlanSketched.md',
      'demo/ThingHappened.md',
      'demo/TreeGrown.md',
    ]);
  });

  it('links only to pages and headings that are there, at least 10 times', async () => {
    const files = await plan();

    const links = [...files].flatMap(([page, text]) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => {
        const [path = '', anchor] = target!.split('#');
        return { page, path: path === '' ? page : posix.join(posix.dirname(page), path), anchor };
      }),
    );

    expect(links.length).toBeGreaterThanOrEqual(10);
    const broken = links.filter(({ path, anchor }) => {
      const text = files.get(path);
      return text === undefined || (anchor !== undefined && !anchorsOf(text).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('has rows with as many cells as their head, whatever stands in them', async () => {
    for (const [page, text] of await plan()) {
      for (const table of text.split('\n\n').filter((block) => block.startsWith('| '))) {
        const cells = table
          .trim()
          .split('\n')
          .map((row) => row.split('|').length);
        expect(new Set(cells), page).toHaveLength(1);
      }
    }
  });

  it('tells of a version its pattern, fields, examples and history', async () => {
    const page = (await plan()).get('demo/ThingHappened.md')!;

    expect(page.slice(page.indexOf('## Version 1\n'))).toMatchInlineSnapshot(`
      "## Version 1

      Only this version:

      \`\`\`json
      {
        "detail-type": [
          "demo.ThingHappened"
        ],
        "detail": {
          "metadata": {
            "version": [
              {
                "prefix": "1."
              }
            ]
          }
        }
      }
      \`\`\`

      ### Fields of version 1

      | Field | Type | Required | Rules | Class | Meaning |
      | --- | --- | --- | --- | --- | --- |
      | \`/size\` | integer | no |  | pii |  |
      | \`/note\` | string | no | at most 8 characters |  |  |

      ### Examples of version 1

      \`\`\`json
      {
        "size": 1
      }
      \`\`\`

      ### History of version 1

      **1.0**

      - first release

      **1.1**

      - added \`/note\`: string, optional, at most 8 characters
      "
    `);
  });

  it('tells who subscribes to which versions, and of successors', async () => {
    const files = await plan();
    const page = files.get('demo/ThingHappened.md')!;

    expect(page).toContain(
      '| archiver | 1, 2 | Keeps all. |\n' +
        '| counter | 1, 2 | Counts &#123;things&#125; &#124; &lt;b&gt;sizes&lt;/b&gt;. |\n' +
        '| old-reader | 1 | Reads version 1. |\n\n',
    );
    expect(files.get('demo/TreeGrown.md')).toContain(
      '> Deprecated since 2026-09-01; use demo.ThingHappened instead. See [demo.ThingHappened](../demo/ThingHappened.md).\n',
    );
  });

  it('names a successor that is not exported without a link', async () => {
    const files = await planOdd('markdown', { events: ['demo.TreeGrown'] });

    expect(files.get('demo/TreeGrown.md')).toContain(
      '> Deprecated since 2026-09-01; use demo.ThingHappened instead.\n',
    );
  });
});

describe('escapeMarkdown', () => {
  it('leaves nothing of an odd text that Markdown, HTML or MDX reads as its own', () => {
    expect(escapeMarkdown(oddText)).toBe(
      '&#35; a &#124; b &#96;c&#96; &#42;d&#42; &#95;e&#95; &#91;f&#93;(javascript&#58;x) ' +
        '&lt;img src=x onerror=y&gt; &#123;1 + 1&#125; &#36;&#123;g&#125; --- no: yes &#35; "\'&#92; &amp;amp; ' +
        'import x from "y" &#64;all http&#58;//z.example 2025-03-01 &#124;',
    );
  });

  it.each([
    ['- a', '&#45; a'],
    ['1. a', '1&#46; a'],
    ['12) a', '12&#41; a'],
    ['import a', '&#105;mport a'],
    ['export const', '&#101;xport const'],
    ['imported', 'imported'],
    ['=== a', '&#61;== a'],
    ['snake_case', 'snake_case'],
    ['www.example.com', 'www&#46;example.com'],
    ['at 08:26 UTC', 'at 08:26 UTC'],
    [':tada:', '&#58;tada:'],
    ['  a\n\n    b ', 'a b'],
  ])('writes %j as %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

describe('inlineCode', () => {
  it('takes the short form where no character could end it', () => {
    expect(['/a/b', 'a|b', 'a`b', '{a}', ''].map(inlineCode)).toEqual([
      '`/a/b`',
      '<code>a&#124;b</code>',
      '<code>a&#96;b</code>',
      '<code>&#123;a&#125;</code>',
      '',
    ]);
  });
});
