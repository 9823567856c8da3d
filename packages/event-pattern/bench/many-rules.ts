/**
 * Measures how the time for one event grows with rules that cannot match it: rules keyed on distinct detail-types.
 *
 * node bench/many-rules.ts
 */
import { createMatcher } from '../src/index.ts';

const event = {
  'detail-type': 'orders.OrderPlaced7',
  source: 'busbar.shop',
  detail: { metadata: { version: '2.0' }, data: { orderId: '536365', totalPence: 13_912 } },
};
const text = JSON.stringify(event);

for (const size of [10, 100, 1_000, 10_000]) {
  const started = performance.now();
  const matcher = createMatcher(
    Array.from({ length: size }, (_, id) => ({
      id,
      pattern: JSON.stringify({ source: ['busbar.shop'], 'detail-type': [`orders.OrderPlaced${id}`] }),
    })),
  );
  const built = performance.now() - started;
  const matched = matcher.match(event);
  for (let run = 0; run < 100_000; run++) matcher.matchText(text);
  const runs = 500_000;
  const start = performance.now();
  for (let run = 0; run < runs; run++) matcher.matchText(text);
  const fromText = ((performance.now() - start) / runs) * 1e6;
  const startParsed = performance.now();
  for (let run = 0; run < runs; run++) matcher.match(event);
  const fromParsed = ((performance.now() - startParsed) / runs) * 1e6;
  process.stdout.write(
    `${String(size).padStart(6)} rules: ${matched.length} match, ${fromText.toFixed(0)} ns from text, ${fromParsed.toFixed(0)} ns parsed, built in ${built.toFixed(0)} ms\n`,
  );
}
