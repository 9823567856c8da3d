import { describe, expect, it } from 'vitest';
import { toFailedMessageIds } from './batch-item-failures.ts';

describe('toFailedMessageIds', () => {
  it.each([
    ['null', []],
    ['{}', []],
    ['{"other":1}', []],
    ['{"batchItemFailures":null}', []],
    ['{"batchItemFailures":[]}', []],
    ['{"batchItemFailures":[{"itemIdentifier":"b"}]}', ['b']],
    [
      '{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"b"},{"itemIdentifier":"a"}]}',
      ['b', 'a'],
    ],
    ['{"batchItemFailures":[{"itemIdentifier":""}]}', ['a', 'b', 'c']],
    ['{"batchItemFailures":[{"itemIdentifier":null}]}', ['a', 'b', 'c']],
    ['{"batchItemFailures":[{"itemIdentifier":7}]}', ['a', 'b', 'c']],
    ['{"batchItemFailures":[{"foo":"notvalid"}]}', ['a', 'b', 'c']],
    ['{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"unknown"}]}', ['a', 'b', 'c']],
    ['{"batchItemFailures":[null]}', ['a', 'b', 'c']],
    ['{"batchItemFailures":"a"}', ['a', 'b', 'c']],
    ['{"batchItemFailures":{}}', ['a', 'b', 'c']],
    ['"a"', ['a', 'b', 'c']],
    ['[]', ['a', 'b', 'c']],
    ['7', ['a', 'b', 'c']],
    ['not JSON', ['a', 'b', 'c']],
    ['', ['a', 'b', 'c']],
  ])('%s leaves %j unhandled', (payload, failed) => {
    expect([...toFailedMessageIds(payload, ['a', 'b', 'c'])]).toEqual(failed);
  });
});
