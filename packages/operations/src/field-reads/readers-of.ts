import type { FieldRead, FieldReader } from './field-read.ts';

/** Who reads a place. @param pointer with `*` for any item or key. */
export function readersOf(pointer: string, reads: readonly FieldRead[]): readonly FieldReader[] {
  const readers = reads
    .filter((read) => isConcerned(read, pointer))
    .map(({ consumer, file, line, kind }) => ({ consumer, file, line, kind }));
  return [...new Map(readers.map((reader) => [JSON.stringify(reader), reader])).values()];
}

function isConcerned({ pointer: read, whole }: FieldRead, changed: string): boolean {
  return isWithin(read, changed) || (whole === true && isWithin(changed, read));
}

function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}
