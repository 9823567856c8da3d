import { Document, isScalar, Scalar, visit } from 'yaml';
import type { Json } from '../generate/json-pointer.ts';

/** How a document is written. */
export type DocumentEncoding = 'yaml' | 'json';

/** Writes a document as text that ends with a line break. */
export function renderDocument(document: Json, encoding: DocumentEncoding): string {
  return encoding === 'json' ? `${JSON.stringify(document, null, 2)}\n` : renderYaml(document);
}

/**
 * Writes YAML that readers of YAML 1.1 and 1.2 take alike: texts are quoted, for one that looks like a date, a number
 * or `no` would be read as one by the older; so are keys of that kind.
 */
export function renderYaml(value: Json): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    version: '1.1',
    customTags: (tags) =>
      tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge'),
  });
  visit(document, {
    Pair: (_, { key }) => {
      // "Merge" and "value" of YAML 1.1, which the writer leaves bare.
      if (isScalar(key) && (key.value === '<<' || key.value === '=')) key.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    // A line of a folded text may look like the end of frontmatter.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}
