import type { Sampled } from './observation.ts';

/** Longest line, in characters: an event has at most 1 MB. */
const longestLine = 8_388_608;

/**
 * Reads EventBridge events from text in UTF-8, one JSON object a line. A line that holds none is given by its number, and
 * the lines after it are read all the same; empty lines are passed over.
 */
export async function* readEventLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Sampled> {
  const decoder = new TextDecoder();
  let number = 1;
  let line = '';
  let isTooLong = false;
  const toPiece = (): readonly Sampled[] => {
    const where = `line ${number}`;
    if (isTooLong) return [{ unreadable: { where, reason: `it has more than ${longestLine} characters` } }];
    return line.trim() === '' ? [] : [toSampled(line, where)];
  };
  for await (const chunk of input) {
    const [first = '', ...others] = (
      typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    ).split('\n');
    line += first;
    for (const next of others) {
      yield* toPiece();
      [number, line, isTooLong] = [number + 1, next, false];
    }
    if (line.length > longestLine) [line, isTooLong] = ['', true];
  }
  yield* toPiece();
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
