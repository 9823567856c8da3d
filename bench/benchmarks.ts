import type { Benchmark } from './benchmark.ts';
import { contracts } from './benchmarks/contracts.ts';
import { endToEnd } from './benchmarks/end-to-end.ts';
import { latency } from './benchmarks/latency.ts';
import { publish } from './benchmarks/publish.ts';
import { putEvents } from './benchmarks/put-events.ts';
import { start } from './benchmarks/start.ts';
import { types } from './benchmarks/types.ts';
import { workspace } from './benchmarks/workspace.ts';

/** Every benchmark, in the order in which `pnpm bench` runs them. */
export const benchmarks: readonly Benchmark[] = [
  publish,
  putEvents,
  endToEnd,
  latency,
  start,
  workspace,
  contracts,
  types,
];
