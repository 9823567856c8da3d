import { InvalidArgumentError } from 'commander';

/** Parses a flag's value: a day or a time in ISO 8601, to epoch ms. */
export function parseTime(text: string): number {
  const timeMs = /^\d{4}-\d\d-\d\d(?:T.+)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(timeMs)) return timeMs;
  throw new InvalidArgumentError('It must be a day or a time: 2026-09-01 or 2026-09-01T08:00:00Z.');
}
