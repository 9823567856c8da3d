import { planFieldIndex, pointerSteps } from '@busbar/events-schema/generate';
import { describe, expect, it } from 'vitest';
import { createClassifier, toPlacePath } from './place-path.ts';

const fields = planFieldIndex({
  type: 'object',
  properties: {
    lines: { type: 'array', items: { type: 'object', properties: { note: { type: 'string' } } } },
    point: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'object', properties: { a: true } }] },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    codes: { type: 'object', patternProperties: { '^x-': { type: 'object', properties: { b: true } } } },
  },
});
const document = {
  lines: [{}, { note: 'n' }],
  point: [1, { a: 1 }, 3],
  labels: { any: 'x', '0': 'y' },
  codes: { 'x-1': { b: 1 }, other: { b: 1 } },
  'a/b': { 0: 1 },
};

describe('toPlacePath', () => {
  it.each([
    ['', ''],
    ['/lines/1/note', '/lines/-/note'],
    ['/lines/1/else', '/lines/-/else'],
    ['/point/1/a', '/point/1/a'],
    ['/point/2', '/point/-'],
    ['/labels/any', '/labels/*'],
    ['/labels/0', '/labels/*'],
    ['/codes/x-1/b', '/codes/*/b'],
    ['/codes/other/b', '/codes/other/b'],
    ['/a~1b/0', '/a~1b/0'],
  ])('makes of %s the place %s', (pointer, path) => {
    expect(toPlacePath(fields, document, pointer)).toBe(path);
  });
});

describe('createClassifier', () => {
  const isClassified = createClassifier(['/email', '/lines/*/note', '/point/1', '/labels/*', '/pair/*']);

  it.each([
    ['/email', true],
    ['/email/domain', true],
    ['/emails', false],
    ['/lines', false],
    ['/lines/-/note', true],
    ['/lines/-/note/deep', true],
    ['/lines/-/else', false],
    ['/point/1/a', true],
    ['/point/0', false],
    ['/labels/*', true],
    ['/pair/0', true],
  ])('says of %s: %s', (path, expected) => {
    expect(isClassified(pointerSteps(path))).toBe(expected);
  });
});
