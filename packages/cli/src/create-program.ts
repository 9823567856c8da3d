import { isBusbarError } from '@busbar/core';
import { Command, CommanderError } from 'commander';
import type { CliCommand } from './cli-command.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { generateCommand } from './commands/generate.ts';
import { localCommand } from './commands/local.ts';
import { newCommand } from './commands/new.ts';
import { schemasCommand } from './commands/schemas.ts';
import { describeFailure, exitCodes, type Printer, printer as standardPrinter } from './printer.ts';

/** Every command, in the order in which `busbar --help` lists them. */
const commands: readonly CliCommand[] = [
  checkCommand,
  demoCommand,
  generateCommand,
  localCommand,
  newCommand,
  schemasCommand,
];

export interface Program {
  /** @returns the exit code: 0 ok, 1 findings, 2 usage, 3 environment. */
  run(args: readonly string[]): Promise<number>;
}

/** Creates the `busbar` command. */
export function createProgram(printer: Printer = standardPrinter): Program {
  return {
    async run(args) {
      let exitCode: number = exitCodes.ok;
      const output = {
        writeOut: (text: string) => printer.result(text.trimEnd()),
        writeErr: (text: string) => printer.note(text.trimEnd()),
      };
      const program = new Command('busbar')
        .description('A contract-first event bus on Amazon EventBridge that runs whole on a laptop.')
        .exitOverride()
        .showSuggestionAfterError()
        .showHelpAfterError('Run it with --help to see its options.')
        .configureOutput(output);
      const inherit = (command: Command): Command => {
        for (const subcommand of command.commands) inherit(subcommand);
        return command.exitOverride().copyInheritedSettings(program);
      };
      for (const command of commands) {
        const declared = command.declare(printer, (code) => {
          exitCode = code;
        });
        program.addCommand(inherit(declared));
      }
      try {
        await program.parseAsync(args, { from: 'user' });
      } catch (error) {
        if (isBusbarError(error) && error.code === 'INVALID_CONTRACT') {
          // What is wrong with contracts is what a command was run to find, whichever command meets it first.
          printer.note(describeFailure(error));
          return exitCodes.findings;
        }
        if (!(error instanceof CommanderError)) throw error;
        return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
      }
      return exitCode;
    },
  };
}
