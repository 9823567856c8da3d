// pnpm bench [name…] [--json] [--runs <n>]
import { parseArgs } from 'node:util';
import { benchmarks } from './benchmarks.ts';
import { describeMachine } from './machine.ts';
import { measure, type Measurement } from './measure.ts';
import { render, renderMachine } from './render.ts';

const usage = [
  'Usage: pnpm bench [name…] [--json] [--runs <n>]',
  '',
  ...benchmarks.map(({ name, description }) => `  ${name.padEnd(12)} ${description}`),
  '',
  '  --runs <n>   processes per benchmark, 5 unless told',
  '  --json       one JSON object instead of the table',
  '',
].join('\n');

process.exitCode = await main();

/** @returns the exit code: 0 done, 2 for arguments that are none. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      runs: { type: 'string', default: '5' },
      help: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  const unknown = positionals.filter((wanted) => !benchmarks.some(({ name }) => name === wanted));
  if (values.help || unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
    process.stderr.write(usage);
    return values.help ? 0 : 2;
  }
  const machine = describeMachine();
  const measurements: Measurement[] = [];
  for (const benchmark of benchmarks) {
    if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue;
    process.stderr.write(`${benchmark.name}: ${benchmark.description}\n`);
    measurements.push(...(await measure(benchmark, runs)));
  }
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ machine, runs, measurements })}\n`
      : `${renderMachine(machine)}, ${runs} runs\n\n${render(measurements)}\n`,
  );
  return 0;
}
