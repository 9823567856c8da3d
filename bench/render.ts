import type { Machine } from './machine.ts';
import type { Measurement } from './measure.ts';

/** Shows measurements as a Markdown table, so that it can be pasted. */
export function render(measurements: readonly Measurement[]): string {
  const rows = [
    ['Benchmark', 'Figure', 'Median', 'Min', 'Max', 'Unit'],
    ...measurements.map(({ benchmark, figure, unit, ...numbers }) => [
      benchmark,
      figure,
      ...[numbers.median, numbers.min, numbers.max].map(toText),
      unit,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isNumber = (column: number) => column >= 2 && column <= 4;
  const lines = rows.map((row) =>
    toLine(row.map((cell, column) => cell[isNumber(column) ? 'padStart' : 'padEnd'](widths[column]!))),
  );
  const rule = toLine(
    widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))),
  );
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Shows the machine in a line. */
export function renderMachine({
  date,
  node,
  platform,
  cores,
  cpu,
  memoryGigabytes,
  loadAverage,
}: Machine): string {
  return `${date}, Node ${node}, ${platform}, ${cores} cores (${cpu}), ${memoryGigabytes} GB, load average ${loadAverage}`;
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function toText(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
