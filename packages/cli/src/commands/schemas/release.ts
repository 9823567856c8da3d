import { Command, Option } from 'commander';
import type { CliCommand } from '../../cli-command.ts';
import type { SchemasReleaseFlags } from '../../schemas/release/schemas-release-flags.ts';

/** `busbar schemas release`: freezes the present revision of each contract. */
export const schemasReleaseCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('release')
      .description('Freeze what contracts say now as releases/<major>.<minor>.json, all or nothing.')
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option(
        '--consumers <dir>',
        'folder of the consumers, who may read a field that is left out (default: packages/consumers/src)',
      )
      .option('--accept <name...>', 'undecided findings and lost reads that you answer for, each by its name')
      .option('--open-major', 'move refused edits to the next major version instead of refusing them')
      .option(
        '--out <dir>',
        'folder of the generated code, for the upcaster of --open-major (default: packages/events-schema/src/generated)',
      )
      .option('--dry-run', 'write nothing; print what would be done')
      .addOption(
        new Option('--format <format>', 'form of the report').choices(['text', 'json']).default('text'),
      )
      .action(async (flags: SchemasReleaseFlags) => {
        const { runSchemasRelease } = await import('../../schemas/release/run-schemas-release.ts');
        finish(await runSchemasRelease(flags, printer));
      }),
};
