import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseEventBridgeEvent } from './event-bridge-event.ts';
import { orders } from './generated/index.gen.ts';
import { UpcastError } from './upcast-error.ts';

const personal = 'jane@example.org';

/** The error of data that holds a personal value where the contract forbids it. */
function violationError() {
  const result = orders.OrderCancelled.v1.safeParse({ customerId: { email: personal }, x: personal });
  if (result.success) return expect.fail('the data is valid');
  return result.error;
}

describe('values of violations', () => {
  it('can be read, and are written neither to JSON nor to a console', () => {
    const error = violationError();
    const { violations } = error;

    expect(violations.find(({ pointer }) => pointer === '/customerId')?.value).toEqual({ email: personal });
    const texts = [
      JSON.stringify(error),
      JSON.stringify({ ...error }),
      inspect(error, { depth: 9 }),
      error.stack,
    ];
    for (const text of texts) expect(text).not.toContain(personal);
    expect(JSON.stringify(violations)).toContain(
      '"pointer":"/customerId","keyword":"type","message":"must be string"',
    );
  });

  it('stay unwritten in errors of the envelope and of upcasters', () => {
    const { violations } = violationError();
    const upcast = new UpcastError({ detailType: 'demo.Done', fromMajor: 1, toMajor: 2, violations });

    expect(JSON.stringify(upcast) + inspect(upcast, { depth: 9 })).not.toContain(personal);
    try {
      parseEventBridgeEvent(`{"email":"${personal}`);
      expect.fail('the text is JSON');
    } catch (error) {
      expect(JSON.stringify(error) + inspect(error, { depth: 9 })).not.toContain(personal);
    }
  });
});
