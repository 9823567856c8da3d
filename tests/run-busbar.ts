import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the `busbar` command from sources to its end, in the workspace's root. */
export function runBusbar(...args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

export interface RunningBusbar {
  /** First line of stdout. */
  readonly firstLine: string;
  /** Sends the signal and waits for the end. @returns the exit code; `null` when the signal itself ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a `busbar` command that runs until it is stopped; resolves with its first line. */
export async function startBusbar(...args: readonly string[]): Promise<RunningBusbar> {
  // The runner waits for children that outlive a failed test.
  const child = spawn(process.execPath, [main, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const lines = createInterface({ input: child.stdout });
  const firstLine = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    void ended.then((code) =>
      reject(new Error(`busbar ${args.join(' ')} ended with ${code} before its first line`)),
    );
  });
  return {
    firstLine,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
