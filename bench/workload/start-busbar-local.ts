import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A local cloud in a process of its own. */
export interface BusbarLocal {
  readonly endpoint: string;
  /** From the start of the process until it answered on its port. */
  readonly readyMs: number;
  /** Memory of the process that is in RAM, in MB. */
  residentMegabytes(): number;
  stop(): Promise<void>;
}

const cli = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/** Runs `busbar local` and waits until its port answers. @param args further arguments, `--assembly <cdk.out>`. */
export async function startBusbarLocal(args: readonly string[] = []): Promise<BusbarLocal> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [cli, 'local', '--port', '0', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let notes = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    notes += text;
  });
  const exited = once(child, 'exit');
  const [line] = (await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data'),
    exited.then(([exitCode]) => {
      throw new Error(`Failed to start \`busbar local\`: it ended with exit code ${exitCode}.\n${notes}`);
    }),
  ])) as [string];
  const { endpoint } = JSON.parse(line) as { endpoint: string };
  await (await fetch(`${endpoint}/_busbar/health`)).text();
  const readyMs = performance.now() - startedMs;
  return {
    endpoint,
    readyMs,
    residentMegabytes: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1_024,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
