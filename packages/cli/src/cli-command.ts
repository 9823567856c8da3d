import type { Command } from 'commander';
import type { Printer } from './printer.ts';

/** A command: its declaration here, what it does in a module that is loaded only when it runs. */
export interface CliCommand {
  /** @param finish takes the exit code. */
  declare(printer: Printer, finish: (exitCode: number) => void): Command;
}
