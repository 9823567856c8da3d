import { Argument, Command } from 'commander';
import type { CliCommand } from '../../cli-command.ts';
import type { SchemasExportFlags } from '../../schemas/export/schemas-export-flags.ts';

/** `busbar schemas export`: contracts in the form of other tools. */
export const schemasExportCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('export')
      .description('Write contracts and subscriptions in the form of other tools.')
      .addArgument(
        // Named here so that help loads no exporter; a test compares them with `exportFormats`.
        new Argument('<format>', 'what to write').choices([
          'asyncapi',
          'eventcatalog',
          'cloudevents',
          'openapi',
          'markdown',
        ]),
      )
      .option('--out <path>', 'folder to write to; of asyncapi and openapi also a file (default: stdout)')
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option('--events <name...>', 'detail-types to export (default: all)')
      .option('--drafts', 'export drafts too, marked as such')
      .option('--check', 'write nothing; exit with 1 when a file is not current')
      .action(async (format: string, flags: SchemasExportFlags) => {
        const { runSchemasExport } = await import('../../schemas/export/run-schemas-export.ts');
        finish(await runSchemasExport(format, flags, printer));
      }),
};
