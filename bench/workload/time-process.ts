import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ProcessTime {
  readonly ms: number;
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a program to its end and takes the time. @throws Error when it ends with none of the exit codes. */
export async function timeProcess(
  [program, ...args]: readonly [string, ...string[]],
  {
    environment = {},
    folder,
    exitCodes = [0],
  }: {
    readonly environment?: NodeJS.ProcessEnv;
    readonly folder?: string;
    readonly exitCodes?: readonly number[];
  } = {},
): Promise<ProcessTime> {
  const startedMs = performance.now();
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [exitCode] = (await once(child, 'close')) as [number];
  const ms = performance.now() - startedMs;
  if (!exitCodes.includes(exitCode))
    throw new Error(
      `"${[program, ...args].join(' ')}" ended with exit code ${exitCode}:\n${output.slice(0, 2_000)}`,
    );
  return { ms, exitCode, output };
}
