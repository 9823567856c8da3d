import { Command, Option } from 'commander';
import type { CliCommand } from '../../cli-command.ts';
import type { SchemasPushFlags } from '../../schemas/push/schemas-push-flags.ts';

/** `busbar schemas push`: the contracts into EventBridge's schema registry. */
export const schemasPushCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('push')
      .description('Bring an EventBridge schema registry to what the contracts say.')
      .option('--registry <name>', 'the registry', 'busbar-dev')
      .addOption(
        new Option('--type <type>', 'form of the schemas')
          .choices(['OpenApi3', 'JSONSchemaDraft4', 'both'])
          .default('OpenApi3'),
      )
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option('--create', 'make the registry if it is not there')
      .option('--dry-run', 'say what would be done, and change nothing')
      .addOption(
        new Option('--format <format>', 'form of the report').choices(['text', 'json']).default('text'),
      )
      .action(async (flags: SchemasPushFlags) => {
        const { runSchemasPush } = await import('../../schemas/push/run-schemas-push.ts');
        finish(await runSchemasPush(flags, printer));
      }),
};
