import { bundleSchema, compileValidator } from '@busbar/events-schema/generate';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatOf } from './text-format.ts';

it.each([
  ['2026-02-28', 'date'],
  ['2026-02-30', undefined],
  ['2026-02-28T23:59:59.123+01:00', 'date-time'],
  ['2026-02-28T24:00:00Z', undefined],
  ['2026-02-28T10:00:00', undefined],
  ['01956f3a-0000-7000-8000-000000000000', 'uuid'],
  ['01956f3a00007000800000000000000', undefined],
  ['a.b+c@example.co.uk', 'email'],
  ['a@localhost', undefined],
  ['', undefined],
])('"%s" has format %s', (text, format) => {
  expect(formatOf(text)).toBe(format);
});

it('says nothing that the validators of contracts do not say too', async () => {
  const formats = ['date-time', 'date', 'uuid', 'email'];
  const properties = Object.fromEntries(formats.map((format) => [format, { type: 'string', format }]));
  const schemas = new Map([['a.schema.json', { type: 'object', properties }]]);
  const validator = await compileValidator(bundleSchema(schemas, 'a.schema.json'), './runtime');
  if (!('check' in validator)) throw new Error(validator.reason);
  const text = fc.oneof(
    fc.emailAddress(),
    fc.uuid(),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    fc.stringMatching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/),
    fc.stringMatching(/^[a-z\d.+_-]{1,9}@[a-z\d.-]{1,9}$/),
  );

  fc.assert(
    fc.property(text, (sample) => {
      const format = formatOf(sample);
      if (format !== undefined) expect(validator.check({ [format]: sample })).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
