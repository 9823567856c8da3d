import { createVirtualClock } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { advanceCloud } from './advance-cloud.ts';
import { createWorkLedger } from './work-ledger.ts';

describe('advanceCloud', () => {
  it('stops at 3 times until the work that began there has ended, and sees timers set by it', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const work = createWorkLedger(clock);
    const ends: number[] = [];
    const begin = (again: boolean) => () => {
      const ended = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        ends.push(clock.now());
        if (again) clock.setTimer(250, begin(false));
      });
      void work.track(ended);
    };
    clock.setTimer(100, begin(false));
    clock.setTimer(200, begin(true));
    clock.setTimer(1001, begin(false));

    await advanceCloud({ clock, work }, 1000);

    expect(ends).toEqual([100, 200, 250]);
    expect(clock.now()).toBe(1000);
  });

  it('waits for what is under way before it moves', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const work = createWorkLedger(clock);
    const end = work.begin();
    let endedAtMs: number | undefined;
    setImmediate(() => {
      endedAtMs = clock.now();
      end();
    });

    await advanceCloud({ clock, work }, 1000);

    expect([endedAtMs, clock.now()]).toEqual([0, 1000]);
  });
});
