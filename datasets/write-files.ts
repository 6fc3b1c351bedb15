import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';

/** A file this long is written compressed. */
const LONGEST_PLAIN_CHARACTERS = 200_000;

/** Files whose rows mean something by their order (docs/import-format.md). */
const ORDERED = ['margin_tiers'];

/** Writes records as a CSV file of the import format: the same input, the same bytes. */
export function writeTable(folder: string, file: string, records: readonly object[]): void {
  const text = tableText(file, records);
  const path = join(folder, `${file}.csv`);
  rmSync(path, { force: true });
  rmSync(`${path}.gz`, { force: true });
  if (text.length > LONGEST_PLAIN_CHARACTERS) writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  else writeFileSync(path, text);
}

/** The text of a CSV file of the import format, rows in the order of their text unless their own order matters. */
export function tableText(file: string, records: readonly object[]): string {
  const rows = records.map((record) =>
    Object.fromEntries(Object.entries(flat(record)).map(([field, value]) => [columnOf(file, field), value])),
  );
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => Papa.unparse([columns.map((column) => row[column])]));
  const body = ORDERED.includes(file) ? lines : lines.sort();
  return `${[columns.join(','), ...body].join('\n')}\n`;
}

/** An observation { value, quality, source } becomes three fields. */
function flat(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([field, value]) =>
      OBSERVATIONS.includes(field)
        ? [
            [field, value?.value ?? null],
            [`${field}Quality`, value?.quality ?? null],
            [`${field}Source`, value?.source ?? null],
          ]
        : [[field, value]],
    ),
  );
}

const OBSERVATIONS = ['dailyVolatility', 'averageDailyVolume', 'beta', 'openInterest', 'priceImpact'];

function columnOf(file: string, field: string): string {
  if (file === 'assets' && field === 'assetClass') return 'class';
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
