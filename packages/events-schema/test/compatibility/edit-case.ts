import { readdirSync, readFileSync } from 'node:fs';
import type {
  CompatibilityMode,
  CompatibilityProfile,
  CompatibilityVerdict,
} from '../../src/compatibility/check-compatibility.ts';
import type { Json } from '../../src/generate/json-pointer.ts';

/** An edit, with the verdict of every profile and mode. Where no older versions stand, transitive modes say the same. */
export interface EditCase {
  readonly name: string;
  /** Versions before `before`, oldest first. */
  readonly older?: readonly Json[];
  readonly before: Json;
  readonly after: Json;
  readonly verdicts: Readonly<
    Record<CompatibilityProfile, Readonly<Partial<Record<CompatibilityMode, CompatibilityVerdict>>>>
  >;
}

const folder = new URL('./cases/', import.meta.url);

/** Names of the files of all cases, without their ending. */
export const editCaseNames: readonly string[] = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

/** Reads `cases/<name>.json`. */
export function readEditCase(name: string): EditCase {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as EditCase;
}
