import { createVirtualClock } from '@busbar/core';
import { describe, expect, it } from 'vitest';
import { runWhenChanged } from './run-when-changed.ts';

/** Lets every promise go on that is able to. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A watch whose changes, runs and end are made by hand. */
function start({ failAt }: { readonly failAt?: number } = {}) {
  const clock = createVirtualClock({ startMs: 0 });
  const stop = Promise.withResolvers<void>();
  const events: string[] = [];
  const finish: (() => void)[] = [];
  let change = () => {};
  let fail = (_error: Error) => {};
  const ended = runWhenChanged({
    clock,
    stopped: stop.promise,
    watch: (onChange, onError) => {
      events.push('watch');
      change = onChange;
      fail = onError;
      return { close: () => events.push('close') };
    },
    run: () => {
      const number = finish.length + 1;
      events.push(`run ${number}`);
      if (number === failAt) return Promise.reject(new Error('run failed'));
      const run = Promise.withResolvers<void>();
      finish.push(() => {
        events.push(`done ${number}`);
        run.resolve();
      });
      return run.promise;
    },
  });
  const pass = async (ms: number) => {
    clock.advanceTo(clock.now() + ms);
    await settle();
  };
  return {
    events,
    ended,
    pass,
    change: () => change(),
    fail: (error: Error) => fail(error),
    finish: async (number: number) => {
      finish[number - 1]!();
      await settle();
    },
    stop: () => stop.resolve(),
  };
}

describe('runWhenChanged', () => {
  it('watches before it runs for the first time', async () => {
    const watched = start();
    await settle();

    expect(watched.events).toEqual(['watch', 'run 1']);
  });

  it('runs once for a burst of changes, 100 ms after the last', async () => {
    const watched = start();
    await settle();
    await watched.finish(1);

    watched.change();
    await watched.pass(99);
    watched.change();
    await watched.pass(99);
    expect(watched.events).toEqual(['watch', 'run 1', 'done 1']);

    await watched.pass(1);
    expect(watched.events).toEqual(['watch', 'run 1', 'done 1', 'run 2']);
  });

  it('runs again, once, after a run during which things changed twice', async () => {
    const watched = start();
    await settle();

    watched.change();
    await watched.pass(100);
    watched.change();
    await watched.pass(100);
    expect(watched.events).toEqual(['watch', 'run 1']);

    await watched.finish(1);
    await watched.finish(2);
    await watched.pass(1000);
    expect(watched.events).toEqual(['watch', 'run 1', 'done 1', 'run 2', 'done 2']);
  });

  it('finishes the run under way when it is stopped, and begins none for a change just before', async () => {
    const watched = start();
    await settle();

    watched.change();
    watched.stop();
    await settle();
    await watched.pass(1000);
    await watched.finish(1);
    await watched.ended;

    expect(watched.events).toEqual(['watch', 'run 1', 'close', 'done 1']);
  });

  it('ends with what a run throws, and closes the watcher', async () => {
    const watched = start({ failAt: 1 });

    await expect(watched.ended).rejects.toThrow(new Error('run failed'));
    expect(watched.events).toEqual(['watch', 'run 1', 'close']);
  });

  it('ends with what watching fails with', async () => {
    const watched = start();
    await settle();

    watched.fail(new Error('ENOSPC: no more watchers'));

    await expect(watched.ended).rejects.toThrow(new Error('ENOSPC: no more watchers'));
    expect(watched.events).toEqual(['watch', 'run 1', 'close']);
  });
});
