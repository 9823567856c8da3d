import { describe, expect, it } from 'vitest';
import type {
  CompatibilityMode,
  CompatibilityProfile,
  CompatibilityVerdict,
} from '../../src/compatibility/check-compatibility.ts';
import { compileValidator } from '../../src/generate/compile-validator.ts';
import { planFieldIndex } from '../../src/generate/field-index.ts';
import { isJsonObject, type Json } from '../../src/generate/json-pointer.ts';
import { findUndeclaredFields } from '../../src/undeclared-fields.ts';
import { checkCompatibility } from '../../src/compatibility/check-compatibility.ts';
import { readEditCase } from './edit-case.ts';
import { peerEditNames } from './peer-edits.ts';

type Verdicts = Readonly<Record<'BACKWARD' | 'FORWARD' | 'FULL', CompatibilityVerdict>>;

const reading: Verdicts = { BACKWARD: 'incompatible', FORWARD: 'compatible', FULL: 'incompatible' };
const writing: Verdicts = { BACKWARD: 'compatible', FORWARD: 'incompatible', FULL: 'incompatible' };
const both: Verdicts = { BACKWARD: 'incompatible', FORWARD: 'incompatible', FULL: 'incompatible' };
const neither: Verdicts = { BACKWARD: 'compatible', FORWARD: 'compatible', FULL: 'compatible' };

/** Reasoned by hand, apart from the case files: what each edit does to whoever reads by the other side. */
const expected: Readonly<
  Record<(typeof peerEditNames)[number], Readonly<Record<CompatibilityProfile, Verdicts>>>
> = {
  'required-added': { event: reading, strict: reading },
  'required-removed': { event: writing, strict: writing },
  'type-changed': { event: both, strict: both },
  'enum-narrowed': { event: reading, strict: reading },
  'enum-widened': { event: writing, strict: writing },
  'minimum-raised': { event: reading, strict: reading },
  'item-type-changed': { event: both, strict: both },
  'change-behind-ref': { event: reading, strict: reading },
  'pattern-added': { event: reading, strict: reading },
  'model-closed': { event: neither, strict: reading },
  'optional-removed': { event: neither, strict: writing },
  'nullable-added': { event: writing, strict: writing },
};

const rows = peerEditNames.flatMap((name) =>
  (['event', 'strict'] as const).flatMap((profile) =>
    (['BACKWARD', 'FORWARD', 'FULL'] as const).map((mode) => ({
      name,
      profile,
      mode,
      verdict: expected[name][profile][mode],
    })),
  ),
);

describe('the twelve edits', () => {
  it.each(rows)('$name is $verdict by $mode, profile $profile', async ({ name, profile, mode, verdict }) => {
    const { before, after } = readEditCase(name);
    const old = await realValidator(before);
    const candidate = await realValidator(after);

    const report = compare(name, profile, mode);

    expect(report.verdict).toBe(verdict);
    expect(report.findings.length > 0).toBe(verdict === 'incompatible');
    for (const { direction, witness } of report.findings) {
      const [accepting, refusing] = direction === 'backward' ? [old, candidate] : [candidate, old];
      expect([accepting.isValid(witness), refusing.isValid(witness)]).toEqual([true, false]);
      if (profile === 'event') expect(accepting.undeclared(witness)).toEqual([]);
    }
  });

  it('hurt upgraded readers by BACKWARD and readers that are not upgraded by FORWARD', () => {
    const told = peerEditNames.flatMap((name) =>
      compare(name, 'strict', 'FULL').findings.map(({ direction, hurts }) => [direction, hurts.consumers]),
    );

    expect(new Set(told.map(([direction, consumers]) => `${direction}: ${consumers}`))).toEqual(
      new Set(['backward: upgraded', 'forward: not-upgraded']),
    );
  });
});

function compare(name: string, profile: CompatibilityProfile, mode: CompatibilityMode) {
  const { before, after } = readEditCase(name);
  return checkCompatibility({
    mode,
    profile,
    versions: [{ version: '1.0', schema: before }],
    candidate: { version: '1.1', schema: after },
  });
}

/** The validator that `generate` makes of a schema for publishers and consumers. */
async function realValidator(schema: Json) {
  if (!isJsonObject(schema)) throw new Error('a contract is an object');
  const bundled = {
    schema,
    problems: [],
    originOf: (pointer: string) => ({ file: 'v1.schema.json', pointer }),
  };
  const compiled = await compileValidator(bundled, './validator-runtime.gen.ts');
  if (!('check' in compiled)) throw new Error(compiled.reason);
  const fields = planFieldIndex(schema);
  return {
    isValid: (document: unknown) => compiled.check(document).length === 0,
    undeclared: (document: unknown) => findUndeclaredFields(fields, document),
  };
}
