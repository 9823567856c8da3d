#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Half of the time to the first line of a command goes into stripping types and compiling; the second start reads the results.
enableCompileCache();

const { createProgram } = await import('./create-program.ts');
const { describeFailure, exitCodes, printer } = await import('./printer.ts');

for (const stream of [process.stdout, process.stderr]) {
  // A reader that has seen enough (`busbar demo | head -1`) is no failure: the command goes on and keeps its exit code.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  process.exitCode = await createProgram().run(process.argv.slice(2));
} catch (error) {
  printer.note(describeFailure(error));
  process.exitCode = exitCodes.environment;
}
