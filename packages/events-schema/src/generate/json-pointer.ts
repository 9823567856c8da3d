/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Adds one step to a JSON pointer. */
export function joinPointer(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The steps of a JSON pointer, as keys: `/lines/0/a~1b` has `lines`, `0` and `a/b`. */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a pointer; `undefined` where there is none. */
export function atPointer(value: Json, pointer: string): Json | undefined {
  let place: Json | undefined = value;
  for (const key of pointerSteps(pointer)) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return undefined;
    place = (place as Readonly<Record<string, Json>>)[key];
  }
  return place;
}

/** Tells a JSON object from arrays and plain values. */
export function isJsonObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
