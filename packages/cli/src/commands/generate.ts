import { Command, Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import type { GenerateFlags } from '../generate/generate-flags.ts';

/** `busbar generate`: types, validators, definitions and patterns from the contracts. */
export const generateCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('generate')
      .description('Write types, validators, event definitions and patterns from the contracts.')
      .option('--check', 'write nothing; exit 1 when a generated file is not current')
      .addOption(
        new Option('--watch', 'write again whenever a contract changes, until it is stopped').conflicts(
          'check',
        ),
      )
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option('--out <dir>', 'folder of the generated code (default: packages/events-schema/src/generated)')
      .action(async (flags: GenerateFlags) => {
        const { runGenerate } = await import('../generate/run-generate.ts');
        finish(await runGenerate(flags, printer));
      }),
};
