import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnsOf, FAULTS, FILES } from '@faultline/ingest';
import {
  ASSET_CLASSES,
  BALANCE_SHEET_MEASURES,
  IDENTIFIER_SCHEMES,
  INSTITUTION_KINDS,
  INSTRUMENTS,
  LIQUIDATION_RULES,
  LIQUIDITY_LEVELS,
  MARGIN_MODES,
  MATURITY_BUCKETS,
  POSITION_SIDES,
  SENIORITIES,
} from '@faultline/network';
import { expect, test } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '../../docs/import-format.md'), 'utf8');

/** The second cell of the row that begins with this first cell. */
function cellBeside(first: string): string {
  return new RegExp(`^\\| ${first} \\| ([^|]*) \\|`, 'm').exec(text)?.[1] ?? '';
}

test.each(FILES)('docs/import-format.md has the columns of %s, the optional ones in italics', (file) => {
  const expected = columnsOf('2026-01-01')[file].map(({ name, required }) => (required ? name : `*${name}*`));
  expect(cellBeside(file)).toBe(expected.join(', '));
});

test.each(Object.entries(FAULTS))(
  'docs/import-format.md explains %s in the words of the fault',
  (code, { cause, cure }) => {
    expect(text).toContain(`| ${code} | ${cause} | ${cure} |`);
  },
);

test.each([
  ['kind', INSTITUTION_KINDS],
  ['scheme', IDENTIFIER_SCHEMES],
  ['measure', BALANCE_SHEET_MEASURES],
  ['instrument', INSTRUMENTS],
  ['seniority', SENIORITIES],
  ['maturity_bucket', MATURITY_BUCKETS],
  ['class', ASSET_CLASSES],
  ['liquidity_level', LIQUIDITY_LEVELS],
  ['liquidates', LIQUIDATION_RULES],
  ['mode', MARGIN_MODES],
  ['side', POSITION_SIDES],
])('docs/import-format.md lists every code of %s', (column, codes) => {
  expect(codes.filter((code) => !cellBeside(column).includes(code))).toEqual([]);
});
