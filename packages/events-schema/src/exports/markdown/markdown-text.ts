/** Characters that Markdown, its tables, HTML or MDX would read as their own, as character references. */
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '{': '&#123;',
  '}': '&#125;',
  '|': '&#124;',
  '`': '&#96;',
  '*': '&#42;',
  _: '&#95;',
  '[': '&#91;',
  ']': '&#93;',
  '!': '&#33;',
  '#': '&#35;',
  '~': '&#126;',
  '\\': '&#92;',
  ':': '&#58;',
  '@': '&#64;',
  $: '&#36;',
};

/**
 * Makes a text of others plain words in GitHub's Markdown and in MDX, also in the cell of a table: nothing in it is
 * read as markup, link or mention, and it stays on one line.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return (
    line
      .replace(/[&<>{}|`*[\]!#~\\@$]/g, (character) => references[character]!)
      // Between letters an underscore means nothing. A colon may begin a link, an emoji or a directive of MDX.
      .replace(/_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_/gu, '&#95;')
      .replace(/:(?=\/\/|\p{L}|[a-z0-9_+-]+:)/gu, '&#58;')
      .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`)
      // At the beginning of a line: lists, headings that are underlined, imports of MDX.
      .replace(/^(\d+)([.)])/, (_, digits: string, end: string) => `${digits}&#${end.charCodeAt(0)};`)
      .replace(/^[-+=]/, (character) => `&#${character.charCodeAt(0)};`)
      .replace(/^(?:import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`)
  );
}

/** A text as code inside a line; in a table too, and empty text as nothing. */
export function inlineCode(text: string): string {
  if (text === '') return '';
  return /^[^\s`|{}<>\\]+$/.test(text) ? `\`${text}\`` : `<code>${escapeMarkdown(text)}</code>`;
}

/** A block of JSON. Nothing in JSON text that is spread over lines can end the block: its lines begin otherwise. */
export function jsonBlock(value: unknown): string {
  return ['```json', JSON.stringify(value, null, 2), '```'].join('\n');
}

/** A table of GitHub's Markdown; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
