import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  compilePattern,
  type EventPattern,
  lint,
  type PatternFinding,
  safeParsePattern,
} from '../src/index.ts';
import { createDraw, type Draw, testSeed } from './random/random.ts';
import { drawDocument } from './random/random-document.ts';
import { drawMembers, type Leaf } from './random/random-members.ts';
import { drawSchema } from './random/random-schema.ts';

const SCHEMAS = 100;
const DOCUMENTS = 40;
const PATTERNS = 25;
const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false });

/** Leaves of a document by path. */
function collectLeaves(value: unknown, path: string, leaves: Map<string, Leaf[]>): void {
  if (Array.isArray(value)) for (const each of value) collectLeaves(each, path, leaves);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      collectLeaves(each, path === '' ? key : `${path}.${key}`, leaves);
    }
    if (!leaves.has(path) && path !== '') leaves.set(path, []);
  } else leaves.set(path, [...(leaves.get(path) ?? []), value as Leaf]);
}

function drawPattern(draw: Draw, leaves: ReadonlyMap<string, readonly Leaf[]>): string {
  const paths = [...leaves.keys(), 'a', 'b.c', 'a.b', 'extra', 'x.a'];
  const clauses = () =>
    Object.fromEntries(
      Array.from({ length: draw.integer(1, 3) }, () => {
        const path = draw.pick(paths);
        return [path, drawMembers(draw, leaves.get(path) ?? [])] as const;
      }),
    );
  return JSON.stringify(draw.chance(0.25) ? { ...clauses(), $or: [clauses(), clauses()] } : clauses());
}

/** The part of a pattern that a finding says matches nothing. */
function toDeadPart(pattern: EventPattern, { code, path, wanted, branch }: PatternFinding): EventPattern {
  if (branch === undefined) return pattern;
  const clauses = pattern.branches[branch]?.clauses ?? [];
  if (code === 'DEAD_BRANCH') return { ...pattern, branches: [{ clauses }] };
  const isMeant = (each: unknown) => wanted === undefined || JSON.stringify(each) === JSON.stringify(wanted);
  const dead = clauses
    .filter((clause) => clause.path === path)
    .map((clause) => ({ path, tests: clause.tests.filter((test) => isMeant(test.wanted)) }));
  return { ...pattern, branches: [{ clauses: dead }] };
}

describe('lint', () => {
  it.each([1, 2, 3])(
    `never calls impossible what a valid document matches, in thousands of patterns (seed ${testSeed}, part %i)`,
    (part) => {
      const counts = { documents: 0, patterns: 0, errors: 0, dead: 0, matched: 0 };
      const wrong: unknown[] = [];

      for (let run = 0; run < SCHEMAS; run++) {
        const draw = createDraw(testSeed * 1_000 + part * SCHEMAS + run);
        const { schema, at, documents, leaves } = drawCase(draw);
        counts.documents += documents.length;
        for (let count = 0; count < PATTERNS; count++) {
          const parsed = safeParsePattern(drawPattern(draw, leaves));
          if (!parsed.success) continue;
          const errors = lint(parsed.data, schema, { at }).filter(({ severity }) => severity === 'error');
          const matching = compilePattern(parsed.data);
          counts.patterns++;
          counts.errors += errors.length;
          counts.dead += errors.some(({ code }) => code === 'MATCHES_NOTHING') ? 1 : 0;
          counts.matched += documents.some((each) => matching.matches(each)) ? 1 : 0;
          for (const finding of errors) {
            const dead = compilePattern(toDeadPart(parsed.data, finding));
            const matched = documents.find((each) => dead.matches(each));
            if (matched !== undefined) wrong.push({ run, text: parsed.data.text, finding, matched, schema });
          }
        }
      }

      expect(wrong).toEqual([]);
      // The law is no empty one: many patterns match, and many are refused.
      expect(Object.values(counts).every((count) => count > 300)).toBe(true);
    },
    60_000,
  );
});

/** A schema with valid documents, and what stands in them. */
function drawCase(draw: Draw) {
  const schema = drawSchema(draw);
  const at = draw.chance(0.3) ? 'detail' : '';
  const validate = ajv.compile(schema as object);
  const drawn = Array.from({ length: DOCUMENTS }, () => drawDocument(draw, schema));
  const valid = drawn.filter((each) => validate(each));
  const documents = at === '' ? valid : valid.map((detail) => ({ source: 'a', detail }));
  const leaves = new Map<string, Leaf[]>();
  for (const each of documents) collectLeaves(each, '', leaves);
  return { schema, at, documents, leaves };
}
