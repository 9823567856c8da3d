import { describe, expect, it } from 'vitest';
import type { MessageAttribute } from '../../services.ts';
import { createFilter } from './filter-policy.ts';
import { topicErrors } from './topic-errors.ts';

const text = (StringValue: string): MessageAttribute => ({ DataType: 'String', StringValue });
const number = (StringValue: string): MessageAttribute => ({ DataType: 'Number', StringValue });
const list = (StringValue: string): MessageAttribute => ({ DataType: 'String.Array', StringValue });
const wants = (policy: object, attributes: Record<string, MessageAttribute>) =>
  createFilter(JSON.stringify(policy), 'MessageAttributes')({ message: '', attributes });
const wantsBody = (policy: object, body: unknown) =>
  createFilter(JSON.stringify(policy), 'MessageBody')({ message: JSON.stringify(body), attributes: {} });

describe('a filter policy on attributes', () => {
  it.each([
    [{ a: ['x', 'y'] }, { a: text('y') }, true],
    [{ a: ['x'] }, { a: text('X') }, false],
    [{ a: [1] }, { a: number('1.0') }, true],
    [{ a: [1] }, { a: text('1') }, false],
    [{ a: ['1'] }, { a: number('1') }, false],
    [{ a: ['x'] }, { a: list('["w","x"]') }, true],
    [{ a: [true, null] }, { a: list('[null]') }, true],
    [{ a: ['x'] }, { a: { DataType: 'Binary', BinaryValue: 'eA==' } }, false],
    [{ a: [{ prefix: 'x' }] }, { a: text('xy') }, true],
    [{ a: [{ suffix: 'x' }] }, { a: text('xy') }, false],
    [{ a: [{ 'equals-ignore-case': 'xY' }] }, { a: text('Xy') }, true],
    [{ a: [{ 'anything-but': ['x', 'y'] }] }, { a: text('z') }, true],
    [{ a: [{ 'anything-but': ['x', 'y'] }] }, {}, false],
    [{ a: [{ 'anything-but': { prefix: 'x' } }] }, { a: text('xy') }, false],
    [{ a: [{ numeric: ['>', 1, '<=', 3] }] }, { a: number('3') }, true],
    [{ a: [{ numeric: ['>', 1, '<=', 3] }] }, { a: number('1') }, false],
    [{ a: [{ cidr: '10.0.0.0/24' }] }, { a: text('10.0.0.7') }, true],
    [{ a: [{ exists: false }] }, {}, true],
    [{ a: [{ exists: true }] }, {}, false],
    [{ a: ['x'], b: ['y'] }, { a: text('x') }, false],
    [{ $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: text('y') }, true],
    [{}, {}, true],
  ])('%j of %j is %s', (policy, attributes, wanted) => {
    expect(wants(policy, attributes as Record<string, MessageAttribute>)).toBe(wanted);
  });
});

describe('a filter policy on the body', () => {
  it.each([
    [{ order: { id: ['1'] } }, { order: { id: '1' } }, true],
    [{ order: { lines: { code: ['b'] } } }, { order: { lines: [{ code: 'a' }, { code: 'b' }] } }, true],
    [{ order: { id: [1] } }, { order: { id: '1' } }, false],
    [{ order: [{ exists: false }] }, { other: 1 }, true],
    [{ a: ['x'] }, ['x'], false],
    [{ a: ['x'] }, 'x', false],
  ])('%j of %j is %s', (policy, body, wanted) => {
    expect(wantsBody(policy, body)).toBe(wanted);
  });
});

it('is refused beyond 150 combinations', () => {
  const values = (count: number) => Array.from({ length: count }, (_, n) => String(n));
  const compile = (a: number, b: number) => () =>
    createFilter(JSON.stringify({ a: values(a), b: values(b) }), 'MessageAttributes');

  expect(compile(10, 15)).not.toThrow();
  expect(compile(10, 16)).toThrow(topicErrors.invalidParameter('FilterPolicy: Filter policy is too complex'));
});
