import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createVirtualClock } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { waitFor } from './wait-for.ts';

describe('waitFor', () => {
  it('ends when the clock gets there, not before', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    let isOver = false;
    const wait = waitFor({ clock, delayMs: 100 }).then(() => {
      isOver = true;
    });

    clock.advanceTo(99);
    await Promise.resolve();
    expect(isOver).toBe(false);
    clock.advanceTo(100);
    await wait;
  });

  it('ends at once, and takes its timer back, when the signal is aborted', async () => {
    const clock = createVirtualClock();
    const abort = new AbortController();
    const wait = waitFor({ clock, delayMs: 100, signal: abort.signal });

    abort.abort();
    await wait;

    expect(clock.nextDueMs()).toBe(undefined);
  });

  it('sets no timer when the signal is aborted already', async () => {
    const clock = createVirtualClock();

    await waitFor({ clock, delayMs: 100, signal: AbortSignal.abort() });

    expect(clock.nextDueMs()).toBe(undefined);
  });

  it('keeps a script alive that has nothing else to do, so that no retry is lost with it', async () => {
    const script = `
      import { createSystemClock } from '@busbar/core';
      import { waitFor } from './src/wait-for.ts';
      await waitFor({ clock: createSystemClock(), delayMs: 20 });
      process.stdout.write('waited');
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: new URL('..', import.meta.url),
    });

    expect(stdout).toBe('waited');
  });
});
