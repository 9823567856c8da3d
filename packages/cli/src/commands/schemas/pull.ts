import { Command, Option } from 'commander';
import type { CliCommand } from '../../cli-command.ts';
import type { SchemasPullFlags } from '../../schemas/pull/schemas-pull-flags.ts';

/** `busbar schemas pull`: draft contracts out of EventBridge's schema registry. */
export const schemasPullCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('pull')
      .description(
        'Write draft contracts from an EventBridge schema registry, and compare those that are there.',
      )
      .argument('[name...]', 'names of schemas (default: all of the registry)')
      .option('--registry <name>', 'the registry', 'busbar-dev')
      .addOption(
        new Option(
          '--discovered',
          'read what EventBridge has discovered on the bus: registry discovered-schemas',
        ).conflicts('registry'),
      )
      .option('--as <name>', '<domain>.<Event> of the contract, where the schema names none that can be used')
      .option('--source <source>', 'who publishes it, where the schema names nobody who can')
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option('--out <dir>', 'folder for the drafts (default: that of the contracts)')
      .option('--dry-run', 'say what would be written, and write nothing')
      .addOption(
        new Option('--format <format>', 'form of the report').choices(['text', 'json']).default('text'),
      )
      .action(async (names: readonly string[], flags: SchemasPullFlags) => {
        const { runSchemasPull } = await import('../../schemas/pull/run-schemas-pull.ts');
        finish(await runSchemasPull(names, flags, printer));
      }),
};
