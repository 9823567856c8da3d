import { Command, Option } from 'commander';
import type { CliCommand } from '../../cli-command.ts';
import type { SchemasCheckFlags } from '../../schemas/check/schemas-check-flags.ts';

/** `busbar schemas check`: whether the contracts may follow what they were. */
export const schemasCheckCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('check')
      .description('Check that edited contracts stay compatible with what is published and read.')
      .requiredOption(
        '--against <baseline>',
        'a git ref, a folder of contracts, "released", or "registry:<name>"',
      )
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option('--consumers <dir>', 'folder of the consumers (default: packages/consumers/src)')
      .option('--accept <name...>', 'undecided findings and removals that you answer for, each by its name')
      .addOption(
        new Option('--format <format>', 'form of the report')
          .choices(['text', 'json', 'junit', 'github'])
          .default('text'),
      )
      .action(async (flags: SchemasCheckFlags) => {
        const { runSchemasCheck } = await import('../../schemas/check/run-schemas-check.ts');
        finish(await runSchemasCheck(flags, printer));
      }),
};
