import { BusbarError } from '@busbar/core';

/** The input is not a retail CSV: its first line does not hold the columns. */
export class RetailCsvError extends BusbarError {
  readonly code = 'RETAIL_CSV_INVALID';
  readonly file: string;
  /** First line as it was found. */
  readonly header: string;

  constructor(file: string, header: string) {
    super(
      `Failed to read retail CSV "${file}": its first line is "${header.slice(0, 120)}". Begin it with the columns ` +
        'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country.',
      { retry: 'never' },
    );
    this.file = file;
    this.header = header;
  }
}
