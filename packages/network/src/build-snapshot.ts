import { noMargin } from './account-columns.ts';
import { canonicalBytes } from './canonical-bytes.ts';
import { noContracts } from './contract-columns.ts';
import type {
  AssetColumns,
  BalanceSheetColumns,
  Column,
  ContractColumns,
  InstitutionColumns,
  MarginColumns,
  MissingFxPair,
  NetworkSnapshot,
  SnapshotHeader,
} from './snapshot.ts';
import { rowStarts, transpose } from './sparse-rows.ts';

/** Hashes byte chunks into lower-case hex; given by the caller because this package knows no Node API. */
export type DigestOf = (chunks: Iterable<Uint8Array>) => string;

/** Columns in canonical order, as a reader of rows collects them; the arrays belong to the snapshot afterwards. */
export interface SnapshotParts {
  readonly header: SnapshotHeader;
  readonly sources: readonly string[];
  readonly institutions: InstitutionColumns;
  readonly balanceSheets: BalanceSheetColumns;
  readonly exposures: {
    readonly creditors: Uint32Array;
    readonly debtors: Uint32Array;
    readonly amounts: Float64Array;
    readonly instrumentCodes: Uint8Array;
    readonly seniorityCodes: Uint8Array;
    readonly maturityCodes: Uint8Array;
    readonly qualityCodes: Uint8Array;
    readonly sourceCodes: Uint16Array;
  };
  readonly assets: AssetColumns;
  readonly holdings: {
    readonly institutions: Uint32Array;
    readonly assets: Uint32Array;
    readonly amounts: Float64Array;
    readonly qualityCodes: Uint8Array;
    readonly sourceCodes: Uint16Array;
  };
  /** Left out where a dataset has no leveraged positions. */
  readonly margin?: MarginColumns;
  /** Left out where a dataset has no margin histories. */
  readonly contracts?: ContractColumns;
  readonly missingFx: readonly MissingFxPair[];
}

/** Adds the sparse rows both ways and the digest. Throws on columns out of canonical order or pointing outside: that is our fault. */
export function buildSnapshot(parts: SnapshotParts, digestOf: DigestOf): NetworkSnapshot {
  const { institutions, assets, exposures, holdings } = parts;
  assertAscending('institution key', institutions.keys);
  assertAscending('asset key', assets.keys);
  assertAscending('source key', parts.sources);
  assertRows('exposure', exposures.creditors, exposures.debtors, institutions.count, institutions.count);
  assertRows('holding', holdings.institutions, holdings.assets, institutions.count, assets.count);

  const margin = parts.margin ?? noMargin();
  assertMargin(margin, institutions.count, assets.count);
  const contracts = parts.contracts ?? noContracts();
  assertContracts(contracts, institutions.count, assets.count);

  const { creditors, ...exposureColumns } = exposures;
  const byDebtor = transpose(creditors, exposures.debtors, institutions.count);
  const { institutions: holders, ...holdingColumns } = holdings;
  const columns = {
    header: parts.header,
    sources: parts.sources,
    institutions,
    balanceSheets: parts.balanceSheets,
    exposures: {
      ...exposureColumns,
      count: creditors.length,
      rowStart: rowStarts(creditors, institutions.count),
      debtorStart: byDebtor.starts,
      byDebtor: byDebtor.positions,
      creditorsByDebtor: byDebtor.rows,
    },
    assets,
    holdings: { ...holdingColumns, count: holders.length, rowStart: rowStarts(holders, institutions.count) },
    margin,
    contracts,
    missingFx: parts.missingFx,
  };
  return { digest: digestOf(canonicalBytes(columns)), ...columns };
}

function assertMargin(
  { venues, markets, accounts, positions }: MarginColumns,
  institutions: number,
  assets: number,
): void {
  assertAscending('market key', markets.keys);
  assertAscending('account key', accounts.keys);
  assertWithin('venue', venues.institutions, institutions);
  assertWithin('market', markets.venues, venues.count);
  assertWithin('market', markets.assets, assets);
  assertWithin('account', accounts.venues, venues.count);
  assertWithin('account', accounts.owners, institutions);
  assertWithin('position', positions.markets, markets.count);
  const ends = positions.rowStart[accounts.count];
  if (ends !== positions.count) throw new Error(`the positions of accounts end at ${ends}, not ${positions.count}`);
}

function assertContracts(
  { count, keys, venues, assets, marginStart, dates }: ContractColumns,
  institutions: number,
  assetCount: number,
): void {
  assertWithin('contract', venues, institutions);
  assertWithin('contract', assets, assetCount);
  for (let row = 0; row < count; row++) {
    const [venue = 0, before = -1] = [venues[row], venues[row - 1]];
    if (before > venue || (before === venue && (keys[row - 1] ?? '') >= (keys[row] ?? '')))
      throw new Error(`contract "${keys[row]}" is out of canonical order`);
    const [start = 0, end = 0] = [marginStart[row], marginStart[row + 1]];
    assertAscending(`margin of contract "${keys[row]}" on day`, dates.slice(start, end));
  }
}

function assertWithin(what: string, rows: Column, count: number): void {
  for (let place = 0; place < rows.length; place++)
    if (!((rows[place] ?? Number.NaN) < count)) throw new Error(`${what} ${place} points outside the snapshot`);
}

function assertAscending(what: string, keys: readonly string[]): void {
  for (let row = 1; row < keys.length; row++) {
    const [before, here] = [keys[row - 1] ?? '', keys[row] ?? ''];
    if (before >= here) throw new Error(`${what} "${here}" does not follow "${before}" in canonical order`);
  }
}

function assertRows(
  what: string,
  rows: Uint32Array,
  columns: Uint32Array,
  rowCount: number,
  columnCount: number,
): void {
  for (let position = 0; position < rows.length; position++) {
    const [row, column] = [rows[position] ?? 0, columns[position] ?? 0];
    if (row >= rowCount || column >= columnCount) throw new Error(`${what} ${position} points outside the snapshot`);
    if (position === 0) continue;
    const [rowBefore, columnBefore] = [rows[position - 1] ?? 0, columns[position - 1] ?? 0];
    if (rowBefore > row || (rowBefore === row && columnBefore > column))
      throw new Error(`${what} ${position} is out of canonical order`);
  }
}
