import { stringify } from 'yaml';
import type { Json } from '../generate/json-pointer.ts';

/** How a document is written. */
export type DocumentEncoding = 'yaml' | 'json';

/** Writes a document as text that ends with a line break. */
export function renderDocument(document: Json, encoding: DocumentEncoding): string {
  return encoding === 'json' ? `${JSON.stringify(document, null, 2)}\n` : renderYaml(document);
}

/**
 * Writes YAML that readers of YAML 1.1 and 1.2 take alike: texts are quoted, for one that looks like a date, a number
 * or `no` would be read as one by the older.
 */
export function renderYaml(value: Json): string {
  return stringify(value, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    aliasDuplicateObjects: false,
    version: '1.1',
    lineWidth: 0,
    // A line of a folded text may look like the end of frontmatter.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}
