import { describe, expect, it } from 'vitest';
import { editCaseNames, readEditCase } from '../../test/compatibility/edit-case.ts';
import { checkCompatibility } from './check-compatibility.ts';
import { createSchemaValidator } from './schema-validator.ts';

const cases = editCaseNames.map((file) => ({ file, ...readEditCase(file) }));
const modes = ['BACKWARD', 'FORWARD', 'FULL'] as const;
const profiles = ['event', 'strict'] as const;

describe('checkCompatibility on named edits', () => {
  it('has at least 120 of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });

  it('names in every file the edit and a verdict for each mode of each profile', () => {
    const verdict = expect.stringMatching(/^(?:compatible|incompatible|unknown)$/);
    const ofModes = expect.objectContaining({ BACKWARD: verdict, FORWARD: verdict, FULL: verdict });

    for (const { file, name, verdicts } of cases)
      expect({ file, verdicts }).toEqual({
        file: name.replaceAll(' ', '-'),
        verdicts: { event: ofModes, strict: ofModes },
      });
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
