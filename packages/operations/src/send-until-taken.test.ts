import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SEND_ATTEMPTS, sendUntilTaken } from './send-until-taken.ts';

describe('sendUntilTaken', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function run(leftAfter: readonly (readonly string[] | Error)[]) {
    const attempts: { atMs: number; items: readonly string[] }[] = [];
    const sending = sendUntilTaken(['a', 'b', 'c'], async (items) => {
      const left = leftAfter[attempts.length] ?? ['c'];
      attempts.push({ atMs: Date.now(), items });
      if (left instanceof Error) throw left;
      return left;
    }).then(
      (left) => ({ left }),
      (error: unknown) => ({ error }),
    );
    await vi.runAllTimersAsync();
    return { attempts, outcome: await sending };
  }

  it('sends once what is taken at once', async () => {
    expect(await run([[]])).toEqual({
      attempts: [{ atMs: 0, items: ['a', 'b', 'c'] }],
      outcome: { left: [] },
    });
  });

  it('sends only what is left over, after 100 ms and then 200 ms', async () => {
    expect(await run([['b', 'c'], ['c'], []])).toEqual({
      attempts: [
        { atMs: 0, items: ['a', 'b', 'c'] },
        { atMs: 100, items: ['b', 'c'] },
        { atMs: 300, items: ['c'] },
      ],
      outcome: { left: [] },
    });
  });

  it('takes the 10th attempt as the last, 21.3 s after the first', async () => {
    const { attempts, outcome } = await run([]);
    expect({ count: attempts.length, lastAtMs: attempts.at(-1)!.atMs, outcome }).toEqual({
      count: SEND_ATTEMPTS,
      lastAtMs: 21_300,
      outcome: { left: ['c'] },
    });
  });

  it.each([
    ['failed', new Error('AccessDenied')],
    ['was broken', new TypeError('fetch is not a function')],
  ])('does not repeat a call that %s as a whole', async (_how, error) => {
    expect(await run([['b'], error])).toEqual({
      attempts: [
        { atMs: 0, items: ['a', 'b', 'c'] },
        { atMs: 100, items: ['b'] },
      ],
      outcome: { error },
    });
  });
});
