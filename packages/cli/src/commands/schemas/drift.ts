import { Command, Option } from 'commander';
import type { CliCommand } from '../../cli-command.ts';
import type { SchemasDriftFlags } from '../../schemas/drift/schemas-drift-flags.ts';
import { integerBetween } from '../parse-integer.ts';
import { parseTime } from '../parse-time.ts';

const count = integerBetween(1, 2 ** 31 - 1);

/** `busbar schemas drift`: what contracts declare against what was seen. */
export const schemasDriftCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('drift')
      .description('Compare contracts with the events that were published, and propose the change.')
      .addOption(
        new Option('--from <source>', 'where the events come from')
          .choices(['archive', 'local', 'registry', 'file'])
          .makeOptionMandatory(),
      )
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option('--bucket <name>', 'archive: the bucket of the S3 archive')
      .option('--prefix <prefix>', 'archive: keys that are read', 'archive/')
      .option('--endpoint <url>', 'local: endpoint of the running local cloud', 'http://127.0.0.1:4566')
      .option('--event-bus <name>', 'local: events of this bus only (default: every bus)')
      .option('--registry <name>', 'registry: the schema registry', 'discovered-schemas')
      .option('--events <file>', 'file: EventBridge events as NDJSON (default: stdin)')
      .option('--since <time>', 'events from this time on, by the time in their envelope', parseTime)
      .option('--until <time>', 'events up to this time', parseTime)
      .option('--limit <n>', 'events at most', count, 100_000)
      .option('--every <n>', 'take each n-th event', count, 1)
      .option('--min-events <n>', 'before a field counts as never, or always, there', count, 100)
      .option('--show-values', 'tell values of undeclared fields, which nobody has classified')
      .option('--patch <file>', 'write the proposed change there, for git apply')
      .addOption(
        new Option('--format <format>', 'form of the report').choices(['text', 'json']).default('text'),
      )
      .action(async (flags: SchemasDriftFlags) => {
        const { runSchemasDrift } = await import('../../schemas/drift/run-schemas-drift.ts');
        finish(await runSchemasDrift(flags, printer));
      }),
};
