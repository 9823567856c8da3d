import { createProgram } from './create-program.ts';
import { describeFailure, exitCodes, printer } from './printer.ts';

try {
  process.exitCode = await createProgram().run(process.argv.slice(2));
} catch (error) {
  printer.note(describeFailure(error));
  process.exitCode = exitCodes.environment;
}
