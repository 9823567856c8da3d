/**
 * Measures how many events a second each group of rules takes, from JSON text and from parsed events.
 *
 * node bench/throughput.ts <rules.json> <events.ndjson[.gz]> [expected-counts.json]
 *
 * rules.json holds `{ "<group>": ["<pattern>", …] }`. With expected counts (`{ "<group>": [<matches of each rule>] }`)
 * a group whose counts differ is marked and the program fails: a throughput without equal counts is void.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createMatcher, type Matcher } from '../src/index.ts';

const RUNS = 5;
const [rulesPath, eventsPath, countsPath] = process.argv.slice(2);
if (rulesPath === undefined || eventsPath === undefined) {
  throw new Error('Usage: node bench/throughput.ts <rules.json> <events.ndjson[.gz]> [expected-counts.json]');
}
const groups: Record<string, string[]> = JSON.parse(readFileSync(rulesPath, 'utf8'));
const expected = countsPath === undefined ? undefined : JSON.parse(readFileSync(countsPath, 'utf8'));
const file = readFileSync(eventsPath);
const texts = (eventsPath.endsWith('.gz') ? gunzipSync(file) : file).toString('utf8').trim().split('\n');
// Texts cut from one string keep it alive and are slower to read than texts of their own.
const events = texts.map((text) => Buffer.from(text).toString('utf8'));
const parsed: unknown[] = events.map((text) => JSON.parse(text));

function count(matcher: Matcher<number>, rules: number): number[] {
  const counts = Array.from({ length: rules }, () => 0);
  for (const text of events) for (const id of matcher.matchText(text)) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

function medianRate(run: () => void): number {
  const rates = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return (events.length / (performance.now() - start)) * 1000;
  });
  return rates.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number;
}

let failed = false;
for (const [name, patterns] of Object.entries(groups)) {
  const matcher = createMatcher(patterns.map((pattern, id) => ({ id, pattern })));
  const counts = count(matcher, patterns.length);
  const wanted: number[] | undefined = expected?.[name];
  const isEqual = wanted === undefined || JSON.stringify(wanted) === JSON.stringify(counts);
  failed ||= !isEqual;
  const fromText = medianRate(() => {
    for (const text of events) matcher.matchText(text);
  });
  const fromParsed = medianRate(() => {
    for (const event of parsed) matcher.match(event);
  });
  process.stdout.write(
    `${name.padEnd(28)} ${Math.round(fromText).toString().padStart(9)}/s text ${Math.round(fromParsed).toString().padStart(9)}/s parsed ${isEqual ? '' : ` counts differ: ${counts} instead of ${wanted}`}\n`,
  );
}
if (failed) process.exitCode = 1;
