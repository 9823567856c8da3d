import { describe, expect, it } from 'vitest';
import { type IntrinsicScope, noValue, referencesOf, resolveIntrinsics } from './intrinsics.ts';

const scope: IntrinsicScope = {
  ref: (name) =>
    ({ Queue: 'http://queue', 'AWS::Region': 'us-east-1', 'AWS::AccountId': '1', 'AWS::NoValue': noValue })[
      name
    ],
  getAtt: (logicalId, attribute) => `${logicalId}!${attribute}`,
  importValue: (name) => `imported:${name}`,
  findInMap: (...path) => path.join('/'),
  condition: (name) => name === 'IsProd',
};

describe('resolveIntrinsics', () => {
  it.each([
    ['Ref', { Ref: 'Queue' }, 'http://queue'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Queue!Arn'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Queue.Arn' }, 'Queue!Arn'],
    ['Join', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Region' }, 'x']] }, 'arn:us-east-1:x'],
    [
      'Sub',
      { 'Fn::Sub': 'arn:${AWS::Region}:${Queue.Arn}:${!Literal}' },
      'arn:us-east-1:Queue!Arn:${Literal}',
    ],
    [
      'Sub with variables',
      { 'Fn::Sub': ['${a}-${AWS::Region}', { a: { Ref: 'Queue' } }] },
      'http://queue-us-east-1',
    ],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', 'a-b-c'] }] }, 'b'],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'bus-${AWS::Region}' } }, 'imported:bus-us-east-1'],
    ['FindInMap', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'k'] }, 'M/us-east-1/k'],
    ['If, true', { 'Fn::If': ['IsProd', 1, 2] }, 1],
    ['If, false', { 'Fn::If': ['IsDev', 1, 2] }, 2],
    ['Equals', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, true],
    ['And of Not', { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Not': [{ Condition: 'IsDev' }] }] }, true],
    ['Or', { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] }, true],
    ['Base64', { 'Fn::Base64': 'bus' }, 'YnVz'],
    ['ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'AWS::AccountId' } } }, '{"a":"1"}'],
  ])('%s', (_name, value, resolved) => {
    expect(resolveIntrinsics(value, scope)).toEqual(resolved);
  });

  it('leaves out what stands for no value, in objects and in lists', () => {
    const value = { keep: 1, drop: { Ref: 'AWS::NoValue' }, list: [1, { Ref: 'AWS::NoValue' }, 2] };
    expect(resolveIntrinsics(value, scope)).toEqual({ keep: 1, list: [1, 2] });
  });

  it('leaves the Condition of a policy statement alone', () => {
    const statement = { Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Rule', 'Arn'] } } } };
    expect(resolveIntrinsics(statement, scope)).toEqual({
      Condition: { ArnEquals: { 'aws:SourceArn': 'Rule!Arn' } },
    });
  });

  it('refuses a function that it does not know', () => {
    expect(() =>
      resolveIntrinsics({ 'Fn::Cidr': ['10.0.0.0/16', 2] }, scope),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: the intrinsic function Fn::Cidr is not supported by the local cloud]`,
    );
  });
});

describe('referencesOf', () => {
  it('finds what Ref, GetAtt and Sub name, however deep', () => {
    const value = {
      a: [{ Ref: 'One' }, { 'Fn::GetAtt': ['Two', 'Arn'] }],
      b: { 'Fn::Sub': ['${Three} ${Four.Arn} ${!Five}', { x: { Ref: 'Six' } }] },
    };
    expect([...referencesOf(value)]).toEqual(['One', 'Two', 'Three', 'Four', 'Six']);
  });
});
