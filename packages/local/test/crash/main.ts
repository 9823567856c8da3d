import { parseArgs } from 'node:util';
import { runCrashes } from './run-crashes.ts';

/** `node packages/local/test/crash/main.ts --kills 200 --seed 7` */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const kills = Number(values.kills);
const seed = Number(values.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]);
const startedMs = performance.now();
process.stdout.write(`seed ${seed}\n`);
const report = await runCrashes({
  kills,
  seed,
  onKill: (kill) => kill % 10 === 0 && process.stdout.write(`killed ${kill} of ${kills} times\n`),
});
const seconds = Math.round((performance.now() - startedMs) / 1_000);
process.stdout.write(`${JSON.stringify({ ...report, seconds }, null, 2)}\n`);
if (report.lost.length + report.unhandled.length + report.invented.length > 0) process.exitCode = 1;
