import type { Json } from '../generate/json-pointer.ts';
import { findMisreading } from './find-misreading.ts';

/** Tells whether validators may take a schema for another. */
export function isMisread(schema: Json): boolean {
  return findMisreading(schema) !== undefined;
}
