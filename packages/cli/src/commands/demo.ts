import { Command } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import type { DemoFlags } from '../demo/demo-flags.ts';
import { integerBetween } from './parse-integer.ts';

/** `busbar demo`: the main job on a local cloud, from CSV to verdict. */
export const demoCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('demo')
      .description(
        'Run a day of orders through the bus and back out of its archives, and check that nothing was lost.',
      )
      .option('--input <csv>', 'retail CSV to read (default: the sample that comes with the demo)')
      .option('--rejects <file>', 'where refused invoices are written, as NDJSON', '.busbar/rejects.ndjson')
      .option(
        '--assembly <cdk.out>',
        'synthesized assembly to run (default: the nearest cdk.out or packages/infra/cdk.out)',
      )
      .option('--seed <n>', 'seed of ids, duplicates and order', integerBetween(0, 2 ** 31 - 1), 1)
      .option('--json', 'print one JSON report instead of the tables')
      .option('--keep', 'leave the local cloud running and print its endpoint')
      .action(async (flags: DemoFlags) => {
        const { runDemo } = await import('../demo/run-demo.ts');
        finish(await runDemo(flags, printer));
      }),
};
