import type { FieldRead } from './field-read.ts';

/**
 * Leaves out places that a consumer cannot have come to. A type that stands at two places of the data (`/gift` and each item of `/lines`) gives
 * each read of it two pointers; a consumer that never reads `/gift` has it from `/lines`.
 *
 * Where none of the ways is read (a function that is handed a line), all of them stay.
 */
export function narrowPlaces(reads: readonly FieldRead[]): readonly FieldRead[] {
  const ways = new Set(reads.filter(({ whole }) => whole !== true).map((read) => wayKey(read, read.pointer)));
  const isReached = (read: FieldRead) => {
    const way = wayOf(read);
    return way === '' || ways.has(wayKey(read, way));
  };
  const atOnePlace = new Map<string, FieldRead[]>();
  for (const read of reads) {
    const { consumer, detailType, major, file, line, column, whole } = read;
    const key = JSON.stringify([consumer, detailType, major, file, line, column, whole]);
    atOnePlace.set(key, [...(atOnePlace.get(key) ?? []), read]);
  }
  return [...atOnePlace.values()].flatMap((group) => {
    const reached = group.filter(isReached);
    return reached.length === 0 ? group : reached;
  });
}

function wayKey({ consumer, kind, detailType, major }: FieldRead, pointer: string): string {
  return JSON.stringify([consumer, kind, detailType, major, pointer]);
}

/** The field through which one comes to what is read: `/lines` for the price of a line. */
function wayOf({ pointer, whole }: FieldRead): string {
  const holder = whole === true ? pointer : pointer.slice(0, pointer.lastIndexOf('/'));
  return holder.replace(/(?:\/\*)+$/, '');
}
