import { describe, expect, it } from 'vitest';
import { fillTemplate, variablesOf } from './input-template.ts';

const values: Readonly<Record<string, unknown>> = {
  userId: '0a787ecb-4015',
  payload: { acc_id: '0a787ecb-4015', sf_id: 'baz' },
  listsingle: ['HIGH'],
  listmulti: ['ACTIVE', 'INACTIVE'],
  systemstring: undefined,
  valid: true,
  amount: 12,
  quotes: 'say "hi"\n',
};
const fill = (template: string) => fillTemplate(template, (name) => ({ value: values[name] }));

// Recorded on AWS: https://github.com/localstack/localstack tests/aws/services/events/test_events_inputs.snapshot.json
describe('fillTemplate', () => {
  it.each([
    [
      '{"path": "users/<userId>", "bod": <payload>}',
      '{"path": "users/0a787ecb-4015", "bod": {"acc_id":"0a787ecb-4015","sf_id":"baz"}}',
    ],
    ['{"id" : <userId>}', '{"id" : "0a787ecb-4015"}'],
    ['{"id" : "<userId>"}', '{"id" : "0a787ecb-4015"}'],
    ['{"bod": [<userId>, "hardcoded"]}', '{"bod": ["0a787ecb-4015", "hardcoded"]}'],
    ['{"item": <listsingle>}', '{"item": ["HIGH"]}'],
    ['{"twice": "users/<userId>/second/<userId>"}', '{"twice": "users/0a787ecb-4015/second/0a787ecb-4015"}'],
    ['{"missing": <systemstring>}', '{"missing": ""}'],
    ['{"missing": "<systemstring>"}', '{"missing": ""}'],
    ['{"amount": <amount>, "valid": <valid>}', '{"amount": 12, "valid": true}'],
  ])('fills the JSON template %s', (template, expected) => {
    expect(fill(template)).toBe(expected);
  });

  it.each([
    [
      '"Payload of <payload> with <userId>"',
      '"Payload of {acc_id:0a787ecb-4015,sf_id:baz} with 0a787ecb-4015"',
    ],
    ['"<listsingle> single list item"', '"[HIGH] single list item"'],
    ['"<listmulti> items"\n"<systemstring> account"', '"[ACTIVE,INACTIVE] items"\n" account"'],
    ['"Command is <valid>!"', '"Command is true!"'],
    ['"{[/Check <userId>"', '"{[/Check 0a787ecb-4015"'],
  ])('fills the text template %s', (template, expected) => {
    expect(fill(template)).toBe(expected);
  });

  it('escapes a string inside quotes', () => {
    expect(fill('{"text": "<quotes>"}')).toBe('{"text": "say \\"hi\\"\\n"}');
  });

  it('leaves an object inside the quotes of a JSON template as it is, which is not valid JSON', () => {
    expect(fill('{"payload": "<payload>"}')).toBe('{"payload": "{"acc_id":"0a787ecb-4015","sf_id":"baz"}"}');
  });

  it('inserts text of the event without escaping it', () => {
    const filled = fillTemplate('{"event": <aws.events.event.json>}', () => ({ text: '{"price":1.50}' }));

    expect(filled).toBe('{"event": {"price":1.50}}');
  });

  it('names each variable once', () => {
    expect(variablesOf('"<a> <b.c> <a> 1 < 2 > 0"')).toEqual(['a', 'b.c']);
  });
});
