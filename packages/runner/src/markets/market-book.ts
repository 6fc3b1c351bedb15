import type { PerpetualBook, Problem } from '@faultline/engine';
import { MARGIN_MODES, type NetworkSnapshot } from '@faultline/network';
import { missingRates, refuse } from '../check-request.ts';
import { maintenanceAt } from '../margin/market-tiers.ts';
import { rowOf } from '../read-shock.ts';
import { crossCollateral } from './cross-collateral.ts';

export const CROSS_TREATMENTS = ['ALLOCATED', 'LEFT_OUT'] as const;
export type CrossTreatment = (typeof CROSS_TREATMENTS)[number];

/** Positions of one market of a snapshot as a cascade takes them, one row per position, in the order of accounts. */
export interface MarketBook {
  /** Row of the market. */
  readonly market: number;
  readonly book: PerpetualBook;
  /** By row of the book: position of the snapshot, and row of its account. */
  readonly positions: Int32Array;
  readonly accounts: Int32Array;
  /** The mark, in the snapshot's currency and scale per unit. */
  readonly initialPrice: number;
  /** Rows of the book whose collateral is a CROSS account's, and those of them whose account is in other markets too. */
  readonly crossCount: number;
  readonly crossElsewhereCount: number;
  /** Positions of CROSS accounts that are not in the book. */
  readonly leftOutCount: number;
  /** Code of QUALITIES: that of the least certain position, account or mark in it. */
  readonly qualityCode: number;
}

/** So many positions of one market are answered while one waits. */
export const MOST_POSITIONS = 50_000;

const known = new WeakMap<NetworkSnapshot, Map<string, MarketBook | { readonly problem: Problem }>>();

/**
 * The book of a market. A position of an ISOLATED account has its own collateral, and the account's cash backs nothing. A
 * position of a CROSS account has the share of the account's equity that `crossCollateral` allocates to it or, where asked,
 * is left out and counted. Maintenance ratios are those of the position's tier at the mark, deduction included, and stay so
 * while the price moves. Venues that liquidate at maintenance margin are taken to liquidate below it: one price apart.
 * Refuses with NOT_FOUND, MISSING_FX, TIER_EXCEEDED for a position above the last tier, and SNAPSHOT_TOO_LARGE.
 */
export function marketBook(
  snapshot: NetworkSnapshot,
  key: string,
  cross: CrossTreatment,
): MarketBook | { readonly problem: Problem } {
  const books = known.get(snapshot) ?? new Map<string, MarketBook | { readonly problem: Problem }>();
  known.set(snapshot, books);
  const market = rowOf(snapshot.margin.markets.keys, key);
  if (market < 0)
    return refuse('NOT_FOUND', `${snapshot.header.title} has no market "${key}".${marketsIn(snapshot)}`, ['market']);
  const name = `${cross} ${market}`;
  const book = books.get(name) ?? readBook(snapshot, market, cross);
  books.set(name, book);
  return book;
}

const MOST_NAMED = 12;

function marketsIn({ margin: { markets } }: NetworkSnapshot): string {
  if (markets.count === 0) return ' It has none.';
  const others = markets.count > MOST_NAMED ? ` and ${markets.count - MOST_NAMED} others` : '';
  return ` It has ${markets.keys.slice(0, MOST_NAMED).join(', ')}${others}.`;
}

interface Row {
  readonly account: number;
  readonly position: number;
  readonly collateral: number;
  readonly entryPrice: number;
  readonly maintenanceRatio: number;
}

function readBook(
  snapshot: NetworkSnapshot,
  market: number,
  cross: CrossTreatment,
): MarketBook | { readonly problem: Problem } {
  const { accounts, positions, markets } = snapshot.margin;
  const missing = missingRates(snapshot);
  if (missing) return { problem: missing };
  const count = countIn(snapshot, market);
  if (count > MOST_POSITIONS)
    return refuse(
      'SNAPSHOT_TOO_LARGE',
      `${markets.keys[market]} has ${count} positions, which take too long to wait for; up to ${MOST_POSITIONS} are answered.`,
      ['market'],
    );
  const rows: Row[] = [];
  let [crossCount, crossElsewhereCount, leftOutCount] = [0, 0, 0];
  for (let account = 0; account < accounts.count; account++) {
    const position = positionIn(snapshot, account, market);
    if (position < 0) continue;
    const isCross = MARGIN_MODES[accounts.modeCodes[account] ?? -1] === 'CROSS';
    if (isCross && cross === 'LEFT_OUT') {
      leftOutCount++;
      continue;
    }
    const row = isCross ? crossRow(snapshot, { account, position }) : isolatedRow(snapshot, { account, position });
    if ('problem' in row) return row;
    rows.push(row);
    crossCount += isCross ? 1 : 0;
    const held = (positions.rowStart[account + 1] ?? 0) - (positions.rowStart[account] ?? 0);
    crossElsewhereCount += isCross && held > 1 ? 1 : 0;
  }
  return {
    market,
    book: bookOf(snapshot, rows),
    positions: Int32Array.from(rows, ({ position }) => position),
    accounts: Int32Array.from(rows, ({ account }) => account),
    initialPrice: markets.marks.amounts[market] ?? Number.NaN,
    crossCount,
    crossElsewhereCount,
    leftOutCount,
    qualityCode: leastCertain(snapshot, market, rows),
  };
}

function countIn({ margin: { positions } }: NetworkSnapshot, market: number): number {
  let count = 0;
  for (let position = 0; position < positions.count; position++) if (positions.markets[position] === market) count++;
  return count;
}

/** An account has at most one position in a market. */
function positionIn({ margin: { positions } }: NetworkSnapshot, account: number, market: number): number {
  const [first, last] = [positions.rowStart[account] ?? 0, positions.rowStart[account + 1] ?? 0];
  for (let position = first; position < last; position++) if (positions.markets[position] === market) return position;
  return -1;
}

interface Held {
  readonly account: number;
  readonly position: number;
}

function isolatedRow(snapshot: NetworkSnapshot, held: Held): Row | { readonly problem: Problem } {
  const maintenance = maintenanceOf(snapshot, held);
  if (typeof maintenance !== 'number') return maintenance;
  const collateral = snapshot.margin.positions.collateral[held.position] ?? Number.NaN;
  const entryPrice = snapshot.margin.positions.entryPrices[held.position] ?? Number.NaN;
  return { ...held, collateral, entryPrice, maintenanceRatio: ratioOf(snapshot, held, maintenance) };
}

function crossRow(snapshot: NetworkSnapshot, held: Held): Row | { readonly problem: Problem } {
  const { rowStart } = snapshot.margin.positions;
  const { account, position } = held;
  const first = rowStart[account] ?? 0;
  const maintenanceAmounts: number[] = [];
  for (let other = first; other < (rowStart[account + 1] ?? 0); other++) {
    const maintenance = maintenanceOf(snapshot, { account, position: other });
    if (typeof maintenance !== 'number') return maintenance;
    maintenanceAmounts.push(maintenance);
  }
  const backed = crossCollateral(snapshot, { account, maintenanceAmounts })[position - first];
  return {
    ...held,
    collateral: backed?.collateral ?? Number.NaN,
    entryPrice: backed?.entryPrice ?? Number.NaN,
    maintenanceRatio: ratioOf(snapshot, held, maintenanceAmounts[position - first] ?? 0),
  };
}

function notionalOf({ margin: { positions, markets } }: NetworkSnapshot, { position }: Held): number {
  const mark = markets.marks.amounts[positions.markets[position] ?? -1] ?? Number.NaN;
  return Math.abs(positions.quantities[position] ?? 0) * mark;
}

function maintenanceOf(snapshot: NetworkSnapshot, held: Held): number | { readonly problem: Problem } {
  const { positions, markets, accounts } = snapshot.margin;
  const market = positions.markets[held.position] ?? -1;
  const found = maintenanceAt(snapshot, market, notionalOf(snapshot, held));
  if (typeof found === 'number') return found;
  const where = `Account "${accounts.keys[held.account]}" in ${markets.keys[market]}: `;
  return refuse(found.problem.code, where + found.problem.message, ['market']);
}

function ratioOf(snapshot: NetworkSnapshot, held: Held, maintenanceAmount: number): number {
  const notional = notionalOf(snapshot, held);
  return notional > 0 ? maintenanceAmount / notional : 0;
}

function bookOf({ margin: { positions } }: NetworkSnapshot, rows: readonly Row[]): PerpetualBook {
  const from = (of: (row: Row) => number) => Float64Array.from(rows, of);
  const quantityOf = ({ position }: Row) => positions.quantities[position] ?? 0;
  return {
    side: from((row) => (quantityOf(row) < 0 ? -1 : 1)),
    quantity: from((row) => Math.abs(quantityOf(row))),
    entryPrice: from(({ entryPrice }) => entryPrice),
    collateralAmount: from(({ collateral }) => collateral),
    maintenanceRatio: from(({ maintenanceRatio }) => maintenanceRatio),
  };
}

function leastCertain({ margin }: NetworkSnapshot, market: number, rows: readonly Row[]): number {
  let code = margin.markets.marks.qualityCodes[market] ?? 0;
  for (const { account, position } of rows)
    code = Math.max(code, margin.positions.qualityCodes[position] ?? 0, margin.accounts.qualityCodes[account] ?? 0);
  return code;
}
