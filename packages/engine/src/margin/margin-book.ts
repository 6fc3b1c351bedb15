import { type Column, LIQUIDATION_RULES, MARGIN_MODES } from '@faultline/network';
import { isIn, type NumberRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';
import type { MarginTiers } from './margin-tiers.ts';

/** Accounts and their positions, as a snapshot's columns have them. Amounts in quote currency. */
export interface MarginBook {
  /** One entry per account: codes index LIQUIDATION_RULES, of the venue the account is at. */
  readonly ruleCodes: Column;
  /** One entry per account: codes index MARGIN_MODES. */
  readonly modeCodes: Column;
  /** One entry per account; in an ISOLATED one it backs no position. */
  readonly cash: Column;
  /** The positions of account a are rowStart[a] .. rowStart[a + 1] - 1. */
  readonly rowStart: Column;
  /** One entry per position, as all that follow: row of the market. */
  readonly markets: Column;
  /** Units, negative where short. */
  readonly quantities: Column;
  readonly entryPrices: Column;
  /** Of the position alone; not read in a CROSS account. */
  readonly collateral: Column;
  /** Funding not yet settled, negative where it is owed; none where left out. */
  readonly fundingAmounts?: Column;
}

/** One entry per market. All marks are of one moment: accounts valued at a mixture of old and new ones would be liquidated for nothing. */
export interface MarginMarkets {
  readonly marks: Column;
  readonly tiers: readonly MarginTiers[];
}

export function refuseMarginBook(book: MarginBook, { marks, tiers }: MarginMarkets): Refusal | null {
  const [accounts, positions] = [book.cash.length, book.quantities.length];
  const columns = [
    ['marks', marks, tiers.length, { above: 0 }],
    ['ruleCodes', book.ruleCodes, accounts, { atLeast: 0, atMost: LIQUIDATION_RULES.length - 1 }],
    ['modeCodes', book.modeCodes, accounts, { atLeast: 0, atMost: MARGIN_MODES.length - 1 }],
    ['cash', book.cash, accounts, {}],
    ['rowStart', book.rowStart, accounts + 1, { atLeast: 0, atMost: positions }],
    ['markets', book.markets, positions, { atLeast: 0, below: tiers.length }],
    ['quantities', book.quantities, positions, {}],
    ['entryPrices', book.entryPrices, positions, { above: 0 }],
    ...(book.fundingAmounts ? [['fundingAmounts', book.fundingAmounts, positions, {}] as const] : []),
  ] as const;
  for (const [name, column, length, range] of columns) {
    const refusal = refuseColumn(column, { name, length, range });
    if (refusal) return refusal;
  }
  return refuseRows(book, positions) ?? refuseCollateral(book);
}

function refuseColumn(
  column: Column,
  { name, length, range }: { readonly name: string; readonly length: number; readonly range: NumberRange },
): Refusal | null {
  if (column.length !== length)
    return refuse('BAD_PARAMETER', `There are ${column.length} numbers of ${name}; ${length} are expected.`, name);
  for (let place = 0; place < length; place++) {
    const value = column[place] ?? Number.NaN;
    if (!isIn(value, range))
      return refuse('BAD_PARAMETER', `${name} number ${place} is ${value}, out of its range.`, name, String(place));
  }
  return null;
}

function refuseRows({ rowStart, cash }: MarginBook, positions: number): Refusal | null {
  for (let account = 0; account < cash.length; account++)
    if ((rowStart[account + 1] ?? 0) < (rowStart[account] ?? 0))
      return refuse(
        'BAD_PARAMETER',
        `The positions of account ${account} end before they begin.`,
        'rowStart',
        String(account + 1),
      );
  const [first, last] = [rowStart[0] ?? 0, rowStart[cash.length] ?? 0];
  if (first !== 0 || last !== positions)
    return refuse('BAD_PARAMETER', `Accounts have positions ${first} to ${last} of ${positions}.`, 'rowStart');
  return null;
}

function refuseCollateral({ modeCodes, rowStart, collateral, quantities, cash }: MarginBook): Refusal | null {
  if (collateral.length !== quantities.length)
    return refuse(
      'BAD_PARAMETER',
      `There are ${collateral.length} numbers of collateral; ${quantities.length} are expected.`,
      'collateral',
    );
  for (let account = 0; account < cash.length; account++) {
    if (modeCodes[account] !== MARGIN_MODES.indexOf('ISOLATED')) continue;
    for (let row = rowStart[account] ?? 0; row < (rowStart[account + 1] ?? 0); row++)
      if (!Number.isFinite(collateral[row]))
        return refuse(
          'BAD_PARAMETER',
          `Position ${row} is isolated and has no collateral stated.`,
          'collateral',
          String(row),
        );
  }
  return null;
}
