import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStopwatch } from './stopwatch.ts';

describe('createStopwatch', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('times 2 steps and the whole, the time between them included', async () => {
    const { clock, timingsMs } = createStopwatch();
    const step = async (ms: number) => vi.advanceTimersByTime(ms);
    await clock('publish', () => step(30));
    vi.advanceTimersByTime(5);
    await clock('handle', () => step(200));
    expect(timingsMs()).toEqual({ publish: 30, handle: 200, total: 235 });
  });

  it('gives back what a step returns', async () => {
    expect(await createStopwatch().clock('publish', async () => 7)).toBe(7);
  });

  it('times a step that fails and passes its error on', async () => {
    const { clock, timingsMs } = createStopwatch();
    const failure = new Error('no bus');
    const failing = clock('publish', async () => {
      vi.advanceTimersByTime(10);
      throw failure;
    });
    await expect(failing).rejects.toBe(failure);
    expect(timingsMs()).toEqual({ publish: 10, total: 10 });
  });
});
