import { type CheckReport, toCheckPart, toCheckReport, toSkippedPart } from '@busbar/operations/check';
import { describe, expect, it } from 'vitest';
import { renderCheckReport } from './render-check-report.ts';

const report: CheckReport = toCheckReport([
  toCheckPart('generated', '20 files current, 0 stale', []),
  toCheckPart(
    'schemas',
    '3 versions against released, 2 findings',
    [
      {
        code: 'REQUIRED_ADDED',
        severity: 'error',
        name: 'orders.OrderPlaced backward:1.0:/required#a',
        message: 'Candidate "1 <candidate>" refuses it, 100%.',
        place: { file: 'v1.schema.json' },
        readers: [{ consumer: 'projection', kind: 'handler', file: 'read-model.ts', line: 7 }],
        witness: { a: 1 },
      },
      { code: 'UNDECIDED', severity: 'error', name: 'known', message: 'Nobody knows.' },
    ],
    ['known'],
  ),
  toCheckPart('rules', '1 pattern', [
    {
      code: 'FOREIGN_PATTERN',
      severity: 'warning',
      name: 'rule A FOREIGN_PATTERN',
      message: 'Failed to find a contract.',
      place: { file: 'a,b.json', line: 3, column: 2 },
    },
  ]),
  toSkippedPart('templates', 'not built: run `pnpm turbo synth`'),
]);

describe('renderCheckReport', () => {
  it('prints a line for each part, findings below, and one verdict', () => {
    expect(renderCheckReport.text(report)).toMatchInlineSnapshot(`
      "✓ generated: 20 files current, 0 stale
      ✗ schemas: 3 versions against released, 2 findings
        REQUIRED_ADDED v1.schema.json
          Candidate "1 <candidate>" refuses it, 100%.
          Read by projection (handler, read-model.ts:7).
          Example: {"a":1}
          Name: orders.OrderPlaced backward:1.0:/required#a
        UNDECIDED (accepted)
          Nobody knows.
          Name: known
      ✓ rules: 1 pattern
        FOREIGN_PATTERN (warning) a,b.json:3:2
          Failed to find a contract.
          Name: rule A FOREIGN_PATTERN
      – templates: skipped, not built: run \`pnpm turbo synth\`
      failed: 3 parts checked, 1 skipped, 1 error"
    `);
  });

  it('gives JUnit a case for each part', () => {
    expect(renderCheckReport.junit(report)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuite name="busbar check" tests="4" failures="1" skipped="1">
        <testcase classname="busbar check" name="generated"></testcase>
        <testcase classname="busbar check" name="schemas"><failure type="REQUIRED_ADDED" message="Candidate &quot;1 &lt;candidate&gt;&quot; refuses it, 100%.">v1.schema.json
      Read by projection (handler, read-model.ts:7).
      Example: {&quot;a&quot;:1}</failure></testcase>
        <testcase classname="busbar check" name="rules"></testcase>
        <testcase classname="busbar check" name="templates"><skipped message="not built: run \`pnpm turbo synth\`"/></testcase>
      </testsuite>"
    `);
  });

  it('annotates the contract and its readers for GitHub, and what was skipped; what is accepted stays silent', () => {
    expect(renderCheckReport.github(report)).toMatchInlineSnapshot(`
      "::error file=v1.schema.json,title=REQUIRED_ADDED::Candidate "1 <candidate>" refuses it, 100%25.%0ARead by projection (handler, read-model.ts:7).%0AExample: {"a":1}
      ::error file=read-model.ts,line=7,title=REQUIRED_ADDED::Candidate "1 <candidate>" refuses it, 100%25.%0ARead by projection (handler, read-model.ts:7).%0AExample: {"a":1}
      ::warning file=a%2Cb.json,line=3,col=2,title=FOREIGN_PATTERN::Failed to find a contract.
      ::notice title=busbar check%3A templates skipped::not built: run \`pnpm turbo synth\`"
    `);
  });

  it('gives the report itself as JSON', () => {
    expect(JSON.parse(renderCheckReport.json(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it('fails by an error that counts, and by nothing else', () => {
    expect(report.verdict).toBe('failed');
    expect(report.parts.map(({ outcome }) => outcome)).toEqual(['passed', 'failed', 'passed', 'skipped']);
    expect(toCheckReport(report.parts.slice(2)).verdict).toBe('passed');
  });
});
