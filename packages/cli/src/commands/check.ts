import { Command, Option } from 'commander';
import type { CheckFlags } from '../check/check-flags.ts';
import type { CliCommand } from '../cli-command.ts';

/** `busbar check`: everything that can be proved of contracts, consumers and rules together. */
export const checkCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('check')
      .description('Check generated code, contracts, field reads, event patterns and templates together.')
      .option(
        '--against <baseline>',
        'a git ref, a folder of contracts, "released", or "registry:<name>" (default: "released" if there are releases)',
      )
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option('--consumers <dir>', 'folder of the consumers (default: packages/consumers/src)')
      .option('--assembly <cdk.out>', 'synthesized assembly (default: the nearest)')
      .option('--accept <name...>', 'findings that you answer for, each by its name')
      .option('--complete', 'fail when a part cannot be checked, instead of skipping it')
      .addOption(
        new Option('--format <format>', 'form of the report')
          .choices(['text', 'json', 'junit', 'github'])
          .default('text'),
      )
      .action(async (flags: CheckFlags) => {
        const { runCheck } = await import('../check/run-check.ts');
        finish(await runCheck(flags, printer));
      }),
};
