import { elementsOf, propertyOf, typesOf } from './alternative-facts.ts';
import { expandSchemas, type SchemaAlternative } from './schema-alternatives.ts';
import type { SchemaPlace } from './schema-place.ts';

/** Arrays inside arrays that are looked into. */
const MOST_ARRAYS = 8;

/** What schemas say of a path. */
export interface PathFacts {
  /** Alternatives of the values at the path's end that are no objects or arrays. */
  readonly leaves: readonly SchemaAlternative[];
  /** Pointers of objects and arrays of objects at the path's end. */
  readonly containers: readonly (string | undefined)[];
  /** An open object on the way says nothing of the next key. */
  readonly isUndeclared: boolean;
  /** Pointer of the schema that the path got to before it ended or got lost. */
  readonly pointer: string | undefined;
  /** The value at the path's end may be an array. */
  readonly endsInArray: boolean;
}

/** Follows a path through schemas. */
export function findLeaves(top: readonly SchemaPlace[], path: readonly string[]): PathFacts {
  const leaves: SchemaAlternative[] = [];
  const containers: (string | undefined)[] = [];
  let isUndeclared = false;
  let endsInArray = false;
  let deepest: { readonly depth: number; readonly pointer: string | undefined } | undefined;

  function follow(places: readonly SchemaPlace[], depth: number, arrays: number): void {
    const pointer = places[0]?.pointer;
    if (deepest === undefined || depth >= deepest.depth) deepest = { depth, pointer };
    if (arrays > MOST_ARRAYS) return;
    for (const alternative of expandSchemas(places)) followAlternative(alternative, pointer, depth, arrays);
  }

  function followAlternative(
    alternative: SchemaAlternative,
    pointer: string | undefined,
    depth: number,
    arrays: number,
  ): void {
    const types = typesOf(alternative);
    const isEnd = depth === path.length;
    if (types.has('array')) {
      endsInArray ||= isEnd;
      for (const elements of elementsOf(alternative)) {
        if (elements.length > 0 || !isEnd) follow(elements, depth, arrays + 1);
      }
    }
    if (isEnd) {
      if (types.has('object')) containers.push(pointer);
      const isLeaf = types.has('string') || types.has('number') || types.has('boolean') || types.has('null');
      if (isLeaf) leaves.push(alternative);
      return;
    }
    if (!types.has('object')) return;
    for (let end = depth + 1; end <= path.length; end++) {
      const { places, isDeclared } = propertyOf(alternative, path.slice(depth, end).join('.'));
      if (isDeclared && places !== undefined) follow(places, end, arrays);
      else if (!isDeclared && places !== undefined && end === depth + 1) isUndeclared = true;
    }
  }

  follow(top, 0, 0);
  return { leaves, containers, isUndeclared, pointer: deepest?.pointer, endsInArray };
}
