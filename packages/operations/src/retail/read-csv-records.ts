import { CsvError, parse } from 'csv-parse/sync';

/** A record of a CSV. */
export interface CsvRecord {
  /** Line on which it begins; 1 is the first of the file. */
  readonly lineNumber: number;
  readonly cells: readonly string[];
}

/** A line that belongs to no record. */
export interface BrokenCsvLine {
  readonly lineNumber: number;
  readonly text: string;
  /** What is wrong, to be read after "line": `has a quoted field that is not closed`. */
  readonly reason: string;
}

export interface CsvRecordsOptions {
  readonly columnCount: number;
  /** Tells whether cells make sense as a record of their own. */
  readonly isReadable: (cells: readonly string[]) => boolean;
}

/** What a decoder puts in the place of bytes that are not UTF-8. */
const REPLACEMENT = '\uFFFD';
const NOT_CLOSED = 'has a quoted field that is not closed';

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: NOT_CLOSED,
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote',
  INVALID_OPENING_QUOTE: 'has a quote inside a field that is not quoted',
};

/**
 * Reads the records of a CSV so that a broken one costs one line. A quote that is never closed would otherwise
 * swallow every line up to the next quote as one long field, without a word. A record over several lines is
 * therefore taken only when it has all its columns and none of the lines that it would swallow can be read by
 * itself; else its first line is broken and reading goes on at the next.
 */
export function readCsvRecords(
  text: string,
  { columnCount, isReadable }: CsvRecordsOptions,
): readonly (CsvRecord | BrokenCsvLine)[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const isRecordOverLines = (cells: readonly string[], allButLast: readonly string[]) =>
    cells.length === columnCount &&
    !allButLast.some((line) => isReadable(line.replaceAll('"', '').split(',')));

  const found: (CsvRecord | BrokenCsvLine)[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index]!;
    const lineNumber = index + 1;
    const end = findRecordEnd(lines, index);
    const recordLines = lines.slice(index, end);
    const parsed = end === undefined ? { reason: NOT_CLOSED } : parseRecord(recordLines.join('\n'));
    index += 1;
    if (line === '') continue;
    if (line.includes(REPLACEMENT)) {
      found.push({ lineNumber, text: line, reason: 'holds bytes that are not UTF-8' });
    } else if ('reason' in parsed) {
      found.push({ lineNumber, text: line, reason: recordLines.length > 1 ? NOT_CLOSED : parsed.reason });
    } else if (recordLines.length === 1) {
      found.push({ lineNumber, cells: parsed.cells });
    } else if (isRecordOverLines(parsed.cells, recordLines.slice(0, -1))) {
      found.push({ lineNumber, cells: parsed.cells });
      index += recordLines.length - 1;
    } else {
      found.push({ lineNumber, text: line, reason: NOT_CLOSED });
    }
  }
  return found;
}

/** Finds the line after a record: it ends with the first line at whose end all quotes have come in pairs. */
function findRecordEnd(lines: readonly string[], start: number): number | undefined {
  let isOpen = false;
  for (let index = start; index < lines.length; index += 1) {
    if ((lines[index]!.split('"').length - 1) % 2 === 1) isOpen = !isOpen;
    if (!isOpen) return index + 1;
  }
  return undefined;
}

function parseRecord(text: string): { readonly cells: readonly string[] } | { readonly reason: string } {
  // Most lines have no quote: splitting them is all that CSV asks for, and spares a parser for each.
  if (!text.includes('"')) return { cells: text.split(',') };
  try {
    const [cells = []] = parse(text, { relax_column_count: true });
    return { cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { reason: reasons[error.code] ?? `cannot be read as CSV (${error.code})` };
  }
}
