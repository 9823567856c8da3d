import { childPosition, type FieldIndex, joinPointer, pointerSteps } from '@busbar/events-schema/generate';

/**
 * Turns a pointer into one document into the place that it has in every document: `/lines/3/note` is `/lines/-/note`.
 * `-` stands for any item, `*` for a field that the contract allows without naming it, a number for an item of a tuple.
 */
export function toPlacePath(fields: FieldIndex, document: unknown, pointer: string): string {
  let value = document;
  let position: number | undefined = 0;
  let path = '';
  for (const key of pointerSteps(pointer)) {
    const node: FieldIndex[number] | undefined = position === undefined ? undefined : fields[position];
    if (Array.isArray(value)) {
      const leading: number | undefined = node?.prefix?.[Number(key)];
      path = joinPointer(path, leading === undefined ? '-' : key);
      position = leading ?? node?.items;
    } else {
      const next: number | undefined = node === undefined ? undefined : childPosition(node, key);
      const isRest = next !== undefined && next >= -1 && !Object.hasOwn(node?.fields ?? {}, key);
      path = joinPointer(path, isRest && node !== undefined ? '*' : key);
      position = next;
    }
    value =
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, unknown>>)[key]
        : undefined;
  }
  return path;
}

/**
 * Makes the test that tells whether a place, or one that holds it, is classified.
 *
 * @param pointers as `classifications` of a `contract.json` has them.
 */
export function createClassifier(
  pointers: readonly string[],
): (steps: readonly (string | number)[]) => boolean {
  const classified = pointers.map(pointerSteps);
  return (steps) =>
    classified.some(
      (tokens) =>
        tokens.length <= steps.length &&
        tokens.every((token, i) => token === String(steps[i]) || (token === '*' && isAny(steps[i]))),
    );
}

/** A field that is called by a number is taken for an item: rather one value too many is hidden than one too few. */
function isAny(step: string | number | undefined): boolean {
  return step === '*' || step === '-' || /^\d+$/.test(String(step));
}
