import { Command } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import { schemasCheckCommand } from './schemas/check.ts';
import { schemasDriftCommand } from './schemas/drift.ts';
import { schemasExportCommand } from './schemas/export.ts';
import { schemasReleaseCommand } from './schemas/release.ts';
import { schemasPullCommand } from './schemas/pull.ts';
import { schemasPushCommand } from './schemas/push.ts';

/** Every command on schemas, in the order in which `busbar schemas --help` lists them. */
const subcommands: readonly CliCommand[] = [
  schemasCheckCommand,
  schemasReleaseCommand,
  schemasExportCommand,
  schemasPushCommand,
  schemasPullCommand,
  schemasDriftCommand,
];

/** `busbar schemas`: what is done with contracts once they are generated from. */
export const schemasCommand: CliCommand = {
  declare: (printer, finish) => {
    const group = new Command('schemas').description('Check contracts against what is published and read.');
    for (const subcommand of subcommands) group.addCommand(subcommand.declare(printer, finish));
    return group;
  },
};
