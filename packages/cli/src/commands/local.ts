import { Command, Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import type { LocalFlags } from '../local/local-flags.ts';
import { integerBetween } from './parse-integer.ts';

/** `busbar local`: an AWS account on this machine until it is stopped. */
export const localCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('local')
      .description('Run a synthesized CDK assembly, or an empty account, on 127.0.0.1 until it is stopped.')
      .option('--assembly <cdk.out>', 'assembly to deploy (default: none, an empty account)')
      .option('--port <n>', 'port to listen on, 0 for any', integerBetween(0, 65_535), 4566)
      .option('--data-dir <dir>', 'keep state here (default: in memory)')
      .option('--account <id>', 'account id, 12 digits')
      .addOption(
        new Option('--iam <mode>', 'what happens to a call that no policy allows')
          .choices(['enforce', 'report', 'off'])
          .default('enforce'),
      )
      .option('--json', 'print the endpoint as one line of JSON')
      .action(async (flags: LocalFlags) => {
        const { runLocal } = await import('../local/run-local.ts');
        finish(await runLocal(flags, printer));
      }),
};
