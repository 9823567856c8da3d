import type { Json } from '../generate/json-pointer.ts';
import type { ExportEvent, ExportVersion } from './export-catalog.ts';
import { wrapExample } from './wrap-example.ts';

/**
 * Lists the stored examples of a version by name, as {@link wrapExample} wraps them, for documents whose readers follow
 * every `$ref`: an example with a field of that name is left out, since they would open the file or address that it names.
 */
export function linkFreeExamples(
  event: ExportEvent,
  version: ExportVersion,
): readonly (readonly [name: string, example: ReturnType<typeof wrapExample>])[] {
  return version.examples.flatMap((example, i) =>
    hasLink(example as Json) ? [] : [[`example${i + 1}`, wrapExample(event, version, i)] as const],
  );
}

function hasLink(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, member]) => (key === '$ref' && typeof member === 'string') || hasLink(member),
  );
}
