import { type CsvRow, csvRows, tooLong } from './csv-rows.ts';
import { type Fault, type FaultCode, fault } from './faults.ts';
import type { Reader } from './values.ts';

/** A column of an import file. An empty field of an optional column reads as null. */
export interface ColumnSpec {
  readonly name: string;
  readonly required: boolean;
  readonly read: Reader<string | number>;
}

/** A row whose every field was read. */
export interface ReadRow {
  readonly line: number;
  text(column: string): string;
  textOrNull(column: string): string | null;
  number(column: string): number;
  numberOrNull(column: string): number | null;
}

export interface TableReading {
  readonly file: string;
  readonly columns: readonly ColumnSpec[];
  readonly chunks: AsyncIterable<string>;
  readonly report: (fault: Fault) => void;
}

/** Rows without faults; every fault of the others is reported, each with its line and column. */
export async function* readTable({ file, columns, chunks, report }: TableReading): AsyncGenerator<ReadRow> {
  let header: Header | null = null;
  for await (const row of csvRows(file, chunks, report)) {
    if (header === null) {
      header = readHeader(file, columns, row, report);
      // Without its columns nothing of the file can be read; guessing would report a fault per row.
      if (header === null) return;
      continue;
    }
    const read = readRow(file, header, row, report);
    if (read) yield read;
  }
  if (header === null) report(fault('MISSING_HEADER', { file, row: 1 }));
}

interface Header {
  readonly specs: readonly ColumnSpec[];
  readonly places: ReadonlyMap<string, number>;
}

function readHeader(
  file: string,
  columns: readonly ColumnSpec[],
  { line, cells }: CsvRow,
  report: (fault: Fault) => void,
): Header | null {
  const names = cells.map((cell) => cell.trim());
  let usable = true;
  const complain = (code: FaultCode, column: string) => {
    usable = false;
    report(fault(code, { file, row: line, column, value: column }));
  };
  names.forEach((name, place) => {
    if (names.indexOf(name) !== place) complain('DUPLICATE_COLUMN', name);
    else if (!columns.some((column) => column.name === name)) complain('UNKNOWN_COLUMN', name);
  });
  for (const column of columns)
    if (column.required && !names.includes(column.name)) complain('MISSING_COLUMN', column.name);
  if (!usable) return null;
  const specs = names.flatMap((name) => columns.filter((column) => column.name === name));
  return { specs, places: new Map(names.map((name, place) => [name, place])) };
}

function readRow(
  file: string,
  { specs, places }: Header,
  { line, cells }: CsvRow,
  report: (fault: Fault) => void,
): ReadRow | null {
  if (tooLong(cells)) {
    report(fault('LINE_TOO_LONG', { file, row: line, value: cells[0] ?? '' }));
    return null;
  }
  if (cells.length !== specs.length) {
    const detail = `The row has ${cells.length} fields and the header ${specs.length}`;
    report(fault('RAGGED_ROW', { file, row: line, value: cells.join(',') }, detail));
    return null;
  }
  let sound = true;
  const values = specs.map(({ name, required, read }, place) => {
    const text = cells[place] ?? '';
    if (text.trim() === '') {
      if (!required) return null;
      sound = false;
      report(fault('REQUIRED', { file, row: line, column: name }));
      return null;
    }
    const result = read(text);
    if ('value' in result) return result.value;
    sound = false;
    report(fault(result.code, { file, row: line, column: name, value: text }, result.detail));
    return null;
  });
  return sound ? rowOf(line, (column) => values[places.get(column) ?? -1] ?? null) : null;
}

function rowOf(line: number, value: (column: string) => string | number | null): ReadRow {
  const textOrNull = (column: string) => {
    const found = value(column);
    return found === null ? null : String(found);
  };
  const numberOrNull = (column: string) => {
    const found = value(column);
    return typeof found === 'number' ? found : null;
  };
  return {
    line,
    textOrNull,
    numberOrNull,
    text: (column) => textOrNull(column) ?? '',
    number: (column) => numberOrNull(column) ?? Number.NaN,
  };
}
