import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetailCsv, retailColumns } from './parse-retail-csv.ts';
import type { RetailLine } from './retail-line.ts';

const header = retailColumns.join(',');
const lantern: RetailLine = {
  lineNumber: 2,
  invoiceNo: '536365',
  stockCode: '85123A',
  description: 'LANTERN',
  quantity: 6,
  invoiceDate: '2010-12-01T08:26:00.000Z',
  unitPricePence: 255,
  customerId: '17850',
  country: 'France',
};
const lanternText = '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,France';
const plateText = '536366,22633,PLATE,2,2010-12-01 09:00:00,1.00,,Germany';
const plate: RetailLine = {
  lineNumber: 3,
  invoiceNo: '536366',
  stockCode: '22633',
  description: 'PLATE',
  quantity: 2,
  invoiceDate: '2010-12-01T09:00:00.000Z',
  unitPricePence: 100,
  customerId: undefined,
  country: 'Germany',
};

function parseLines(...lines: readonly string[]) {
  return parseRetailCsv([header, ...lines, ''].join('\n'), 'orders.csv');
}

describe('parseRetailCsv', () => {
  it('reads a line into its own types', () => {
    expect(parseLines(lanternText)).toEqual({ lineCount: 1, lines: [lantern], malformed: [] });
  });

  it('reads nothing from a header alone', () => {
    expect(parseLines()).toEqual({ lineCount: 0, lines: [], malformed: [] });
  });

  it.each([
    ['quoted commas', '"LANTERN, RED"', 'LANTERN, RED'],
    ['doubled quotes', '"12"" LANTERN"', '12" LANTERN'],
    ['an empty description', '', undefined],
    ['a blank description', '  ', undefined],
    ['spaces around text', ' LANTERN ', 'LANTERN'],
  ])('reads %s', (_what, written, description) => {
    expect(parseLines(lanternText.replace('LANTERN', written)).lines).toEqual([{ ...lantern, description }]);
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['LF', '\n'],
  ])('reads lines that end with %s', (_name, lineEnd) => {
    const text = [header, lanternText, plateText].join(lineEnd);
    expect(parseRetailCsv(text, 'orders.csv').lines).toEqual([lantern, plate]);
  });

  it('reads past a byte order mark', () => {
    expect(parseRetailCsv(`\uFEFF${header}\n${lanternText}`, 'orders.csv').lines).toEqual([lantern]);
  });

  it('numbers the lines after an empty one as an editor does', () => {
    const { lineCount, lines } = parseLines('', lanternText, '', plateText);
    expect([lineCount, ...lines.map(({ lineNumber }) => lineNumber)]).toEqual([2, 3, 5]);
  });

  it('numbers the line after a field of 3 lines as an editor does', () => {
    const { lineCount, lines } = parseLines(lanternText.replace('LANTERN', '"LAN\n\nTERN"'), plateText);
    expect({ lineCount, lines }).toEqual({
      lineCount: 2,
      lines: [
        { ...lantern, description: 'LAN\n\nTERN' },
        { ...plate, lineNumber: 5 },
      ],
    });
  });

  it.each([
    ['quantity', lanternText.replace(',6,', ',six,'), 'Quantity', '"six" is not an integer'],
    ['broken quantity', lanternText.replace(',6,', ',1.5,'), 'Quantity', '"1.5" is not an integer'],
    [
      'quantity that no number holds exactly',
      lanternText.replace(',6,', ',9007199254740993,'),
      'Quantity',
      '"9007199254740993" is not an integer',
    ],
    ['price', lanternText.replace('2.55', '£2.55'), 'UnitPrice', '"£2.55" is not an amount in pounds'],
    ['missing price', lanternText.replace('2.55', ''), 'UnitPrice', '"" is not an amount in pounds'],
    [
      'date',
      lanternText.replace('2010-12-01 08:26:00', 'yesterday'),
      'InvoiceDate',
      '"yesterday" is neither year-month-day nor day/month/year',
    ],
    ['stock code', lanternText.replace('85123A', ''), 'StockCode', 'is empty'],
    ['country', lanternText.replace('France', ''), 'Country', 'is empty'],
  ])('refuses a malformed %s and reads on', (_what, written, column, reason) => {
    expect(parseLines(written, plateText)).toEqual({
      lineCount: 2,
      lines: [plate],
      malformed: [{ lineNumber: 2, invoiceNo: '536365', column, reason }],
    });
  });

  it('cannot tell the invoice of a line without a number', () => {
    expect(parseLines(lanternText.replace('536365', '')).malformed).toEqual([
      { lineNumber: 2, invoiceNo: undefined, column: 'InvoiceNo', reason: 'is empty' },
    ]);
  });

  it.each([
    ['7', '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0'],
    ['9', `${lanternText},extra`],
    ['1', '536365'],
  ])('refuses a line of %s columns and reads on', (columns, written) => {
    expect(parseLines(written, plateText)).toEqual({
      lineCount: 2,
      lines: [plate],
      malformed: [
        {
          lineNumber: 2,
          invoiceNo: '536365',
          column: undefined,
          reason: `has ${columns} columns instead of 8`,
        },
      ],
    });
  });
});

describe('parseRetailCsv of a line whose quotes do not pair', () => {
  const notClosed = {
    lineNumber: 2,
    invoiceNo: '536365',
    column: undefined,
    reason: 'has a quoted field that is not closed',
  };
  const unclosed = lanternText.replace('LANTERN', '"LANTERN');

  it.each([
    ['at the end of the file', []],
    ['before plain lines', [plateText]],
    ['before a line with a quoted field', [plateText.replace('PLATE', '"PLATE"')]],
    ['before a line with doubled quotes', [plateText.replace('PLATE', '"PL""AT""E"')]],
  ])('refuses that line alone %s', (_where, after) => {
    const { lineCount, lines, malformed } = parseLines(unclosed, ...after);
    expect({ lineCount, lines: lines.map(({ invoiceNo }) => invoiceNo), malformed }).toEqual({
      lineCount: 1 + after.length,
      lines: after.map(() => '536366'),
      malformed: [notClosed],
    });
  });

  it('refuses two of them, each by itself, and keeps the line in between', () => {
    const { lines, malformed } = parseLines(unclosed, plateText, unclosed);
    expect({ lines, malformed }).toEqual({
      lines: [plate],
      malformed: [notClosed, { ...notClosed, lineNumber: 4 }],
    });
  });

  it('swallows no line between an unclosed quote and a stray closing one', () => {
    const stray = plateText.replace('PLATE', 'PLATE"');
    const { lineCount, lines, malformed } = parseLines(unclosed, plateText, stray);
    expect({ lineCount, lines, malformed }).toEqual({
      lineCount: 3,
      lines: [plate],
      malformed: [
        notClosed,
        {
          lineNumber: 4,
          invoiceNo: '536366',
          column: undefined,
          reason: 'has a quoted field that is not closed',
        },
      ],
    });
  });

  it.each([
    ['text after a closing quote', '"LANTERN" RED', 'has text after a closing quote'],
    ['bytes that are not UTF-8', 'LANT\uFFFDRN', 'holds bytes that are not UTF-8'],
    ['a quote inside a plain field', '12" LANTERN 1"', 'has a quote inside a field that is not quoted'],
  ])('refuses %s and reads on', (_what, written, reason) => {
    const { lines, malformed } = parseLines(lanternText.replace('LANTERN', written), plateText);
    expect({ lines, malformed }).toEqual({ lines: [plate], malformed: [{ ...notClosed, reason }] });
  });

  it('refuses a record over 2 lines that has 9 columns line by line, not as one', () => {
    const { lineCount, lines, malformed } = parseLines(
      '536365,85123A,"LANTERN',
      'RED",6,a,b,c,d,e',
      plateText,
    );
    expect({ lineCount, lines, malformed }).toEqual({
      lineCount: 3,
      lines: [{ ...plate, lineNumber: 4 }],
      malformed: [notClosed, { ...notClosed, lineNumber: 3, invoiceNo: 'RED' }],
    });
  });

  it('tells the invoice although its own cell opens the quote', () => {
    expect(parseLines(`"${lanternText}`).malformed).toEqual([notClosed]);
  });

  it('accounts for every line, wherever quotes are lost or added', () => {
    const rows = fc.array(
      fc.record({
        text: fc.constantFrom(lanternText, plateText),
        at: fc.nat(60),
        quotes: fc.constantFrom('', '"', '""'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (drawn) => {
        const written = drawn.map(({ text, at, quotes }) => text.slice(0, at) + quotes + text.slice(at));
        const { lineCount, lines, malformed } = parseLines(...written);
        const numbers = [...lines, ...malformed].map(({ lineNumber }) => lineNumber).sort((a, b) => a - b);
        expect(numbers).toEqual(written.map((_text, index) => index + 2));
        expect(lineCount).toBe(written.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('parseRetailCsv of something else', () => {
  it.each([
    ['an empty file', '', ''],
    ['a file without a header', lanternText, lanternText],
    ['a header that lacks a column', 'InvoiceNo,StockCode\n1,2', 'InvoiceNo,StockCode'],
    ['a header with a column too many', `${header},Extra`, `${header},Extra`],
    ['a header with an unclosed quote', `"${header}\n${lanternText}`, `"${header}`],
  ])('throws RetailCsvError for %s', (_what, text, found) => {
    expect(() => parseRetailCsv(text, 'orders.csv')).toThrow(
      expect.objectContaining({
        code: 'RETAIL_CSV_INVALID',
        retry: 'never',
        file: 'orders.csv',
        header: found,
      }),
    );
  });

  it('shows the line that it found and the one that it wants', () => {
    expect(() => parseRetailCsv('a;b\n', 'orders.csv')).toThrowErrorMatchingInlineSnapshot(
      `[RetailCsvError: Failed to read retail CSV "orders.csv": its first line is "a;b". Begin it with the columns InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country.]`,
    );
  });
});
