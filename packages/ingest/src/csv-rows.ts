import Papa from 'papaparse';
import { type Fault, fault } from './faults.ts';

/** A row of a CSV file and the line it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const LONGEST_ROW = 65_536;
const BLOCK_CHARACTERS = 1 << 18;

/**
 * Rows of a CSV text that arrives in pieces: a comma, semicolon or tab between fields (whichever the first line has
 * most of), lines ended by LF, CR LF or CR, quoted fields that may hold all of these. Blank lines are passed over.
 */
export async function* csvRows(
  file: string,
  chunks: AsyncIterable<string>,
  report: (fault: Fault) => void,
): AsyncGenerator<CsvRow> {
  let delimiter = '';
  let line = 1;
  for await (const block of wholeRows(file, chunks, report)) {
    delimiter ||= sniffDelimiter(block);
    const { data, errors } = Papa.parse<string[]>(block, { delimiter, newline: '\n', quoteChar: '"' });
    const broken = new Set<number>();
    for (const { row, message } of errors) {
      if (row === undefined || broken.has(row)) continue;
      broken.add(row);
      report(fault('BAD_QUOTES', { file, row: line + linesBefore(data, row) }, message));
    }
    for (const [place, cells] of data.entries()) {
      if (!(cells.length === 1 && cells[0] === '') && !broken.has(place)) yield { line, cells };
      line += 1 + newlines(cells);
    }
    // The text after the last newline of a block is an empty row that is not in the file.
    if (block.endsWith('\n')) line -= 1;
  }
}

/** Cuts the text into blocks that end where a row ends. Lone and paired carriage returns become newlines. */
async function* wholeRows(
  file: string,
  chunks: AsyncIterable<string>,
  report: (fault: Fault) => void,
): AsyncGenerator<string> {
  let pending = '';
  let first = true;
  let heldReturn = '';
  for await (const chunk of chunks) {
    let text = heldReturn + (first ? chunk.replace(/^\uFEFF/, '') : chunk);
    if (text !== '') first = false;
    // A return at the end may have its newline in the next chunk.
    heldReturn = text.endsWith('\r') ? '\r' : '';
    if (heldReturn) text = text.slice(0, -1);
    pending += text.replace(/\r\n?/g, '\n');
    if (pending.length < BLOCK_CHARACTERS) continue;
    const end = lastRowEnd(pending);
    if (end > 0) {
      yield pending.slice(0, end);
      pending = pending.slice(end);
    }
    if (pending.length > BLOCK_CHARACTERS + LONGEST_ROW) {
      report(fault('LINE_TOO_LONG', { file, value: pending }));
      return;
    }
  }
  pending += heldReturn ? '\n' : '';
  if (pending !== '') yield pending;
}

/** Index after the last newline outside quotes, or 0. */
function lastRowEnd(text: string): number {
  let end = 0;
  let quoted = false;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    if (unit === 34) quoted = !quoted;
    else if (unit === 10 && !quoted) end = place + 1;
  }
  return end;
}

function sniffDelimiter(block: string): string {
  const header = block.slice(0, block.indexOf('\n') < 0 ? block.length : block.indexOf('\n'));
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function linesBefore(rows: readonly (readonly string[])[], end: number): number {
  return rows.slice(0, end).reduce((sum, cells) => sum + 1 + newlines(cells), 0);
}

function newlines(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

export function tooLong(cells: readonly string[]): boolean {
  return cells.reduce((sum, cell) => sum + cell.length + 1, 0) > LONGEST_ROW;
}
