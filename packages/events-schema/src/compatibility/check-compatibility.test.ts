import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../generate/json-pointer.ts';
import {
  type CompatibilityMode,
  type CompatibilityProfile,
  type CompatibilityVerdict,
  checkCompatibility,
} from './check-compatibility.ts';
import { createSchemaValidator } from './schema-validator.ts';

/** An edit, with the verdict of every profile and mode. Where no older versions stand, transitive modes say the same. */
interface EditCase {
  readonly name: string;
  readonly older?: readonly Json[];
  readonly before: Json;
  readonly after: Json;
  readonly verdicts: Readonly<
    Record<CompatibilityProfile, Readonly<Partial<Record<CompatibilityMode, CompatibilityVerdict>>>>
  >;
}

const folder = new URL('../../test/compatibility/cases/', import.meta.url);
const cases = readdirSync(folder)
  .sort()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as EditCase);
const modes = ['BACKWARD', 'FORWARD', 'FULL'] as const;
const profiles = ['event', 'strict'] as const;

describe('checkCompatibility on named edits', () => {
  it('has at least 120 of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });

  it.each(cases)('$name', ({ older = [], before, after, verdicts }) => {
    const history = [...older, before].map((schema, i) => ({ version: `1.${i}`, schema }));
    const candidate = { version: 'candidate', schema: after };
    const isValid = new Map(
      [...history, candidate].map(({ version, schema }) => [version, createSchemaValidator(schema)]),
    );

    const found = profiles.flatMap((profile) =>
      modes.flatMap((mode) =>
        [mode, `${mode}_TRANSITIVE` as const].map((each) => {
          const { verdict, findings } = checkCompatibility({
            mode: each,
            profile,
            versions: history,
            candidate,
          });
          for (const { witness, direction, against } of findings) {
            if (witness === undefined) continue;
            const [accepting, refusing] =
              direction === 'backward' ? [against, 'candidate'] : ['candidate', against];
            expect([isValid.get(accepting)!(witness), isValid.get(refusing)!(witness)]).toEqual([
              true,
              false,
            ]);
          }
          return [profile, each, verdict];
        }),
      ),
    );

    const wanted = profiles.flatMap((profile) =>
      modes.flatMap((mode) => [
        [profile, mode, verdicts[profile][mode]],
        [profile, `${mode}_TRANSITIVE`, verdicts[profile][`${mode}_TRANSITIVE`] ?? verdicts[profile][mode]],
      ]),
    );
    expect(found).toEqual(wanted);
  });
});
