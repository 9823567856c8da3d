import { Argument, Command } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import type { NewFlags } from '../new/new-flags.ts';

/** `busbar new event <domain>.<Event>`: the files of a contract, to be filled in. */
export const newCommand: CliCommand = {
  declare: (printer, finish) =>
    new Command('new')
      .description('Write the contract of a new event: contract.json, schema and example.')
      .addArgument(new Argument('<what>', 'what to make').choices(['event']))
      .argument('<name>', '<domain>.<Event>, in the past tense: orders.OrderShipped')
      .option('--contracts <dir>', 'folder of the contracts (default: packages/events-schema/contracts)')
      .option('--owner <team>', "who answers for it (default: as the domain's other events)")
      .option('--source <source>', "what may publish it (default: as the domain's other events)")
      .option('--description <text>', 'what has happened, in one sentence (default: the name)')
      .action(async (_what: string, name: string, flags: NewFlags) => {
        const { runNew } = await import('../new/run-new.ts');
        finish(await runNew(name, flags, printer));
      }),
};
