import { expect, it } from 'vitest';
import { runCrashes } from './run-crashes.ts';

it('loses no accepted event, and invents none, over 15 kills at random points under load', {
  timeout: 120_000,
}, async () => {
  const report = await runCrashes({ kills: 15, seed: 7 });

  expect(report).toMatchObject({ seed: 7, kills: 15, lost: [], unhandled: [], invented: [] });
  expect(report.accepted).toBeGreaterThan(100);
});
