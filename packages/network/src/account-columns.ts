import type { FxTable } from './fx.ts';
import { MARGIN_MODES, QUALITIES } from './kinds.ts';
import type { AccountRecord, MarketRecord, PositionRecord } from './records.ts';
import type { AccountColumns, MarginColumns, PositionColumns } from './snapshot.ts';
import { rowStarts } from './sparse-rows.ts';

type RowOf = (key: string) => number;

interface AccountPlaces {
  /** By the institution a venue is. */
  readonly venue: RowOf;
  readonly institution: RowOf;
  readonly market: RowOf;
  readonly source: RowOf;
  readonly fx: FxTable;
  readonly scale: number;
}

/** Accounts and positions held as records; the store reads columns instead. */
export function accountColumns(
  records: {
    readonly accounts: readonly AccountRecord[];
    readonly positions: readonly PositionRecord[];
    readonly markets: readonly MarketRecord[];
  },
  { venue, institution, market, source, fx, scale }: AccountPlaces,
): { readonly accounts: AccountColumns; readonly positions: PositionColumns } {
  const accounts = records.accounts.toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const accountRows = new Map(accounts.map(({ key }, row) => [key, row]));
  const currencies = new Map(records.markets.map(({ key, currency }) => [key, currency]));
  const positions = records.positions
    .map((position) => ({
      position,
      account: accountRows.get(position.account) ?? Number.NaN,
      market: market(position.market),
    }))
    .sort((left, right) => left.account - right.account || left.market - right.market);
  return {
    accounts: {
      count: accounts.length,
      keys: accounts.map(({ key }) => key),
      venues: Uint32Array.from(accounts, (account) => venue(account.venue)),
      owners: Uint32Array.from(accounts, ({ owner }) => institution(owner)),
      modeCodes: Uint8Array.from(accounts, ({ mode }) => MARGIN_MODES.indexOf(mode)),
      cash: Float64Array.from(accounts, ({ cash, currency }) => fx.convert(cash, currency)),
      qualityCodes: Uint8Array.from(accounts, ({ quality }) => QUALITIES.indexOf(quality)),
      sourceCodes: Uint16Array.from(accounts, (account) => source(account.source)),
    },
    positions: {
      count: positions.length,
      rowStart: rowStarts(
        Uint32Array.from(positions, ({ account }) => account),
        accounts.length,
      ),
      markets: Uint32Array.from(positions, (row) => row.market),
      quantities: Float64Array.from(positions, ({ position: { side, quantity } }) =>
        side === 'SHORT' ? -quantity : quantity,
      ),
      entryPrices: Float64Array.from(
        positions,
        ({ position }) => fx.convert(position.entryPrice, currencies.get(position.market) ?? '') / 10 ** scale,
      ),
      collateral: Float64Array.from(positions, ({ position: { collateral }, account }) =>
        collateral === null ? Number.NaN : fx.convert(collateral, accounts[account]?.currency ?? ''),
      ),
      qualityCodes: Uint8Array.from(positions, ({ position }) => QUALITIES.indexOf(position.quality)),
      sourceCodes: Uint16Array.from(positions, ({ position }) => source(position.source)),
    },
  };
}

/** The columns of a dataset without leveraged positions. */
export function noMargin(): MarginColumns {
  const none = { amounts: new Float64Array(0), qualityCodes: new Uint8Array(0), sourceCodes: new Uint16Array(0) };
  const codes = { qualityCodes: none.qualityCodes, sourceCodes: none.sourceCodes };
  const [rows, starts] = [new Uint32Array(0), new Uint32Array(1)];
  const amounts = none.amounts;
  return {
    venues: { count: 0, institutions: rows, ruleCodes: new Uint8Array(0), insuranceFunds: none },
    markets: {
      ...{ count: 0, keys: [], venues: rows, assets: rows, marks: none, openInterest: none, priceImpact: none },
      ...{ tierStart: starts, tierFloors: amounts, tierCaps: amounts, tierMaintenance: amounts },
      ...{ tierMaxLeverage: amounts, tierQualityCodes: codes.qualityCodes, tierSourceCodes: codes.sourceCodes },
    },
    accounts: { count: 0, keys: [], venues: rows, owners: rows, modeCodes: new Uint8Array(0), cash: amounts, ...codes },
    positions: {
      ...{ count: 0, rowStart: starts, markets: rows, quantities: amounts, entryPrices: amounts, collateral: amounts },
      ...codes,
    },
  };
}
