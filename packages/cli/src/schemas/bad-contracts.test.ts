import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createProgram } from '../create-program.ts';

const $schema = 'https://json-schema.org/draft/2020-12/schema';
const object = (size: object, more: object = {}) =>
  JSON.stringify({ $schema, type: 'object', properties: { size }, ...more });
const circle = { A: { $ref: '#/$defs/B' }, B: { $ref: '#/$defs/A' } };
const huge = object({}, { description: 'x'.repeat(2_000_000) });
const file = 'demo/ThingHappened/v1.schema.json';

/** What is wrong with a schema, and the one line that every command says of it. */
const cases: readonly (readonly [title: string, schema: string, line: string])[] = [
  ['invalid JSON', '{ "a": ', `${file}#: invalid JSON: Unexpected end of JSON input. Correct the JSON.`],
  [
    'an unknown keyword',
    object({ typ: 'integer' }),
    `${file}#/properties/size/typ: unknown keyword "typ". Write "type" if that is meant.`,
  ],
  [
    'a $ref that leads nowhere',
    object({ $ref: 'nope.schema.json' }),
    `${file}#/properties/size/$ref: $ref "nope.schema.json" leads nowhere: there is no file demo/ThingHappened/nope.schema.json. ` +
      'Name a schema file by its path from this file, with a JSON pointer after # for a part of it.',
  ],
  [
    'a $ref in a circle',
    object({ $ref: '#/$defs/A' }, { $defs: circle }),
    `${file}#/$defs/A: $ref comes back to itself without end. Refer to it from inside properties or items, or remove the $ref.`,
  ],
  [
    'a schema of 2 MB',
    huge,
    `${file}#: the file has ${huge.length} bytes, a contract's file at most 262144. Split the event, or move parts to files in _shared.`,
  ],
  [
    'a regular expression that may take for ever',
    object({ type: 'string', pattern: '^(a+)+$' }),
    `${file}#/properties/size/pattern: regular expression "^(a+)+$" can take exponential time, on 'a' + 'a'.repeat(31) + '\\x00' for ` +
      'example. Begin with ^, let no two neighbouring repetitions share a character, and repeat nothing that repeats; lengths ' +
      'are better said by minLength and maxLength.',
  ],
  [
    'what validators would misread',
    object({ not: { prefixItems: [{ type: 'integer' }], contains: { const: 1 } } }),
    `${file}#/properties/size/not/contains: validators would pass [] here: "contains" stands beside "prefixItems" below "not". ` +
      'Write "minItems": 1 beside them, which says the same.',
  ],
];

function contractsWith(schema: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'busbar-bad-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'demo/ThingHappened'), { recursive: true });
  const facts = { owner: 'demo', description: 'A thing.', sources: ['busbar.demo'], lifecycle: 'active' };
  writeFileSync(join(folder, 'demo/ThingHappened/contract.json'), JSON.stringify(facts));
  writeFileSync(join(folder, 'demo/ThingHappened/v1.examples.json'), '[{ "size": 1 }]');
  writeFileSync(join(folder, file), schema);
  return folder;
}

describe.each(cases)('a contract with %s', (_, schema, line) => {
  it('is refused with exit code 1 by every command, in one line with place, reason and fix', async () => {
    const folder = contractsWith(schema);
    const contracts = ['--contracts', folder];
    const run = async (...args: readonly string[]) => {
      const lines: string[] = [];
      const print = (text: string) => lines.push(...text.split('\n'));
      const exitCode = await createProgram({ result: print, note: print }).run([...args, ...contracts]);
      return { exitCode, lines };
    };
    const thrown = {
      exitCode: 1,
      lines: [
        expect.stringContaining('1 problem. Nothing was written. Correct what follows.'),
        `  ${line} [INVALID_CONTRACT]`,
      ],
    };

    expect(await run('generate', '--out', join(folder, 'out'))).toEqual(thrown);
    expect(await run('generate', '--check', '--out', join(folder, 'out'))).toEqual(thrown);
    expect(await run('schemas', 'export', 'markdown', '--out', join(folder, 'out'))).toEqual(thrown);
    expect(await run('schemas', 'check', '--against', folder)).toMatchObject({
      exitCode: 1,
      lines: expect.arrayContaining([line]),
    });
    expect(await run('schemas', 'release')).toMatchObject({
      exitCode: 1,
      lines: expect.arrayContaining([`${folder}/${line}`]),
    });
  });
});

describe('a contract that cannot be read', () => {
  it('is a finding for schemas drift too', async () => {
    const folder = contractsWith('{');
    const notes: string[] = [];
    const program = createProgram({ result: () => {}, note: (text) => notes.push(text) });

    expect(await program.run(['schemas', 'drift', '--from', 'local', '--contracts', folder])).toBe(1);
    expect(notes).toEqual([expect.stringMatching(/^Failed to .* Correct the JSON\. \[INVALID_CONTRACT\]$/s)]);
  });
});
