import { createInterface } from 'node:readline';
import type { Sampled } from './observation.ts';

/**
 * Reads EventBridge events from text, one JSON object a line. A line that holds none is given by its number, and the
 * lines after it are read all the same; empty lines are passed over.
 */
export async function* readEventLines(input: NodeJS.ReadableStream): AsyncGenerator<Sampled> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() !== '') yield toSampled(text, `line ${number}`);
  }
}

/** An event out of its JSON text, or what is wrong with the text; never the text itself, which may be personal. */
export function toSampled(text: string, where: string): Sampled {
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    return { unreadable: { where, reason: 'it is no JSON' } };
  }
  const isObject = typeof event === 'object' && event !== null && !Array.isArray(event);
  return isObject ? { event } : { unreadable: { where, reason: 'it is no JSON object' } };
}
