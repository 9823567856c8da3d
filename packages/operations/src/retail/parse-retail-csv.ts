import { isDeepStrictEqual } from 'node:util';
import { parseInvoiceDate } from './parse-invoice-date.ts';
import { type BrokenCsvLine, type CsvRecord, readCsvRecords } from './read-csv-records.ts';
import { RetailCsvError } from './retail-csv-error.ts';
import type { MalformedLine, RetailLine } from './retail-line.ts';
import { toPence } from './to-pence.ts';

/** Columns of the UCI Online Retail data set. @see https://archive.ics.uci.edu/dataset/352/online+retail */
export const retailColumns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;

type Column = (typeof retailColumns)[number];

export interface RetailCsv {
  /** Line items, malformed ones included; one that a quoted field spreads over several lines counts once. */
  readonly lineCount: number;
  readonly lines: readonly RetailLine[];
  readonly malformed: readonly MalformedLine[];
}

/**
 * Reads a retail CSV: quoted fields, any line ends, a byte order mark. A line that cannot be read goes to `malformed`;
 * the others are not affected.
 *
 * @param file named in errors only.
 * @throws {RetailCsvError} when the text has no header with the columns of the data set.
 *
 * @example
 * ```ts
 * parseRetailCsv('InvoiceNo,…\n536365,85123A,LANTERN,6,1/12/2010 8:26,2.55,,France\n', 'orders.csv').lines[0]
 * //=> { lineNumber: 2, invoiceNo: '536365', quantity: 6, unitPricePence: 255, invoiceDate: '2010-12-01T08:26:00.000Z', … }
 * ```
 */
export function parseRetailCsv(text: string, file: string): RetailCsv {
  const [header, ...rest] = readCsvRecords(text, {
    columnCount: retailColumns.length,
    isReadable: (cells) => !('reason' in toLine(cells, 0)),
  });
  assertHeader(header, file);
  const lines: RetailLine[] = [];
  const malformed: MalformedLine[] = [];
  for (const each of rest) {
    const line = 'reason' in each ? toMalformedLine(each) : toLine(each.cells, each.lineNumber);
    if ('reason' in line) malformed.push(line);
    else lines.push(line);
  }
  return { lineCount: rest.length, lines, malformed };
}

function assertHeader(header: CsvRecord | BrokenCsvLine | undefined, file: string): void {
  const cells = header === undefined || 'reason' in header ? [] : header.cells.map((cell) => cell.trim());
  if (isDeepStrictEqual(cells, retailColumns)) return;
  throw new RetailCsvError(file, header && 'reason' in header ? header.text : cells.join(','));
}

function toMalformedLine({ lineNumber, text, reason }: BrokenCsvLine): MalformedLine {
  const [, firstCell = ''] = /^\s*"?([^",]*)/.exec(text) ?? [];
  return { lineNumber, invoiceNo: firstCell.trim() || undefined, column: undefined, reason };
}

function toLine(record: readonly string[], lineNumber: number): RetailLine | MalformedLine {
  const invoiceNo = record[0]?.trim() || undefined;
  const refuse = (column: Column | undefined, reason: string): MalformedLine => ({
    lineNumber,
    invoiceNo,
    column,
    reason,
  });
  if (record.length !== retailColumns.length) {
    return refuse(undefined, `has ${record.length} columns instead of ${retailColumns.length}`);
  }
  const cell = (column: Column) => record[retailColumns.indexOf(column)]!.trim();

  const quantity = Number(cell('Quantity'));
  const invoiceDate = parseInvoiceDate(cell('InvoiceDate'));
  const unitPricePence = toPence(cell('UnitPrice'));
  if (invoiceNo === undefined) return refuse('InvoiceNo', 'is empty');
  if (cell('StockCode') === '') return refuse('StockCode', 'is empty');
  if (cell('Country') === '') return refuse('Country', 'is empty');
  if (!/^-?\d+$/.test(cell('Quantity')) || !Number.isSafeInteger(quantity)) {
    return refuse('Quantity', `"${cell('Quantity')}" is not an integer`);
  }
  if (invoiceDate === undefined) {
    return refuse('InvoiceDate', `"${cell('InvoiceDate')}" is neither year-month-day nor day/month/year`);
  }
  if (unitPricePence === undefined) {
    return refuse('UnitPrice', `"${cell('UnitPrice')}" is not an amount in pounds`);
  }
  return {
    lineNumber,
    invoiceNo,
    stockCode: cell('StockCode'),
    description: cell('Description') || undefined,
    quantity,
    invoiceDate,
    unitPricePence,
    // The data set's spreadsheet export writes customer 17850 as 17850.0.
    customerId: cell('CustomerID').replace(/\.0$/, '') || undefined,
    country: cell('Country'),
  };
}
