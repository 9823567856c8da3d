import { createHash } from 'node:crypto';
import { canonicalText } from './canonical-text.ts';
import { isJsonObject, type Json } from './json-pointer.ts';
import { layoutJson } from './layout-json.ts';

/** The dialect of contracts. */
export const dialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * Text of a release: a schema that stands on its own, with a comment that says which version it is and holds the digest
 * by which a later edit shows. Laying the file out anew is no edit.
 *
 * @param version `2.1`.
 * @param schema a bundled schema.
 */
export function freezeSchema(detailType: string, version: string, schema: Json): string {
  const revision = revisionOf(schema);
  const comment = releaseComment(detailType, version, revision);
  return layoutJson({ $schema: dialect, $comment: comment, ...(isJsonObject(revision) ? revision : {}) });
}

/** What `$comment` of a release holds. */
export function releaseComment(detailType: string, version: string, schema: Json): string {
  const digest = createHash('sha256').update(revisionText(schema)).digest('hex');
  return `${detailType} ${version} as it was released. Never edit it. sha256 ${digest}`;
}

/** A schema without the `$schema` and the `$comment` of its root, which say nothing of the data. */
export function revisionOf(schema: Json): Json {
  if (!isJsonObject(schema)) return schema;
  const { $schema: _, $comment: __, ...rest } = schema;
  return rest;
}

/** Text that two revisions have in common exactly when nothing but layout and root comments tells them apart. */
export function revisionText(schema: Json): string {
  return canonicalText(revisionOf(schema));
}
