import type { Json } from '../../generate/json-pointer.ts';
import { generatedMark } from '../export-format.ts';
import { renderYaml } from '../render-document.ts';

/** Renders a page of EventCatalog. @param paragraphs MDX. */
export function renderMdx(
  frontmatter: { readonly [key: string]: Json },
  paragraphs: readonly string[],
): string {
  const body = [`{/* ${generatedMark('eventcatalog')} */}`, ...paragraphs].join('\n\n');
  return `---\n${renderYaml(frontmatter)}---\n\n${body}\n`;
}
