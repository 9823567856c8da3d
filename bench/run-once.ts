// One benchmark, once: `node run-once.ts <name>` prints its figures as one line of JSON.
import { benchmarks } from './benchmarks.ts';

const benchmark = benchmarks.find(({ name }) => name === process.argv[2]);
if (benchmark === undefined) throw new Error(`There is no benchmark "${process.argv[2]}".`);
process.stdout.write(`${JSON.stringify(await benchmark.run())}\n`);
