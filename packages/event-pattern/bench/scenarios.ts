/**
 * Measures how the time for one event grows with its arrays.
 *
 * node bench/scenarios.ts <scenarios.ndjson>
 *
 * Each line holds `{ "name", "size", "rule", "event" }`. A scenario of several sizes should cost the same per element
 * at each of them.
 */
import { readFileSync } from 'node:fs';
import { createMatcher } from '../src/index.ts';

interface Scenario {
  readonly name: string;
  readonly size: number;
  readonly rule: unknown;
  readonly event: unknown;
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Usage: node bench/scenarios.ts <scenarios.ndjson>');
const lines = readFileSync(path, 'utf8').trim().split('\n');
for (const { name, size, rule, event } of lines.map((line) => JSON.parse(line) as Scenario)) {
  const matcher = createMatcher([{ id: 0, pattern: JSON.stringify(rule) }]);
  const text = JSON.stringify(event);
  const isMatch = matcher.matchText(text).length > 0;
  for (let run = 0; run < 20; run++) matcher.matchText(text);
  const start = performance.now();
  let runs = 0;
  while (performance.now() - start < 100) {
    matcher.matchText(text);
    runs++;
  }
  const microseconds = ((performance.now() - start) / runs) * 1000;
  process.stdout.write(
    `${name.padEnd(48)} size ${String(size).padStart(6)} ${isMatch ? 'match   ' : 'no match'} ${microseconds.toFixed(1).padStart(10)} µs ${(microseconds / size).toFixed(3)} µs/element\n`,
  );
}
