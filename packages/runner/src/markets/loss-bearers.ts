import { compensatedSum, type GuardedCascade } from '@faultline/engine';
import { capitalOf, isAggregate, type NetworkSnapshot } from '@faultline/network';
import type { ShockLoss } from '@faultline/store';
import type { EquityChange } from './account-replay.ts';
import type { MarketBook } from './market-book.ts';

/** What a cascade costs an institution, in the snapshot's currency and scale; below 0 where it gains. */
export interface LossBearer {
  /** Row of the institution. */
  readonly institution: number;
  /** Of the equity of its accounts in the book. */
  readonly accountLossAmount: number;
  /** Of the venue alone: what its insurance fund has less, and the bad debt no fund covers. */
  readonly venueLossAmount: number;
  readonly lossAmount: number;
  /** What a shock to its capital takes, at most 1; null where it gains, or has no capital of its own to lose. */
  readonly shockRatio: number | null;
}

/**
 * Who bears a cascade: the owner of every account in the book, and the venue. Largest loss first, equals in canonical order;
 * who neither loses nor gains is not listed. An account's loss is its equity at the price before the shock, less that at the
 * last price with what it was paid out; the shortfall of a position closed whole is the venue's, which no account is charged
 * for. Whoever takes forced orders, and who earns the fees, is no institution. Cash of isolated accounts, and positions
 * elsewhere, are in no book of one market.
 */
export function lossBearers(
  snapshot: NetworkSnapshot,
  { book, guarded }: { readonly book: MarketBook; readonly guarded: GuardedCascade },
  equityOf: EquityChange,
): readonly LossBearer[] {
  const { accounts, markets, venues } = snapshot.margin;
  const rowsOf = Map.groupBy(book.accounts.keys(), (row) => accounts.owners[book.accounts[row] ?? -1] ?? -1);
  const venue = venues.institutions[markets.venues[book.market] ?? -1] ?? -1;
  const { wealthBefore, wealthAfter } = guarded.cascade;
  const venueLoss =
    wealthBefore.insuranceFundAmount -
    wealthAfter.insuranceFundAmount +
    (wealthBefore.socialisedAmount - wealthAfter.socialisedAmount);
  return [...new Set([...rowsOf.keys(), venue])]
    .map((institution): LossBearer => {
      const accountLossAmount = compensatedSum(
        (rowsOf.get(institution) ?? []).map((row) => {
          const { beforeAmount, afterAmount } = equityOf(row);
          return beforeAmount - afterAmount;
        }),
      );
      const venueLossAmount = institution === venue ? venueLoss : 0;
      const lossAmount = accountLossAmount + venueLossAmount;
      const shockRatio = shockOf(snapshot, institution, lossAmount);
      return { institution, accountLossAmount, venueLossAmount, lossAmount, shockRatio };
    })
    .filter(({ accountLossAmount, venueLossAmount }) => accountLossAmount !== 0 || venueLossAmount !== 0)
    .sort((left, right) => right.lossAmount - left.lossAmount || left.institution - right.institution);
}

/** The losses as a shock to institutions. */
export function bearersShock({ institutions }: NetworkSnapshot, bearers: readonly LossBearer[]): readonly ShockLoss[] {
  return bearers.flatMap(({ institution, shockRatio }) =>
    shockRatio === null ? [] : { institution: institutions.keys[institution] ?? '', lossRatio: shockRatio },
  );
}

function shockOf(snapshot: NetworkSnapshot, institution: number, lossAmount: number): number | null {
  const capital = isAggregate(snapshot, institution) ? null : capitalOf(snapshot, institution);
  return lossAmount > 0 && capital && capital.amount > 0 ? Math.min(1, lossAmount / capital.amount) : null;
}
