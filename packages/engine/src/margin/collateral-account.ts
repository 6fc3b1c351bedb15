import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';
import { priceOrNull } from './liquidation-prices.ts';

/** A position of an account whose whole net collateral backs all its positions. */
export interface CollateralPosition {
  /** Units, negative where short. */
  readonly quantity: number;
  /** Oracle price, above 0. */
  readonly price: number;
  /** Initial margin over notional, 0 or more. */
  readonly initialRatio: number;
  /** Maintenance margin over initial margin, 0 to 1. */
  readonly maintenanceShare: number;
}

export interface CollateralAccount {
  /** Quote currency held; below 0 where it is owed. */
  readonly quoteBalanceAmount: number;
  readonly positions: readonly CollateralPosition[];
}

export interface CollateralAccountMargin {
  readonly netCollateralAmount: number;
  readonly initialMarginAmount: number;
  readonly maintenanceMarginAmount: number;
  /** Maintenance margin is above 0 and above net collateral: exactly enough is enough. */
  readonly isLiquidatable: boolean;
  /** Less than nothing is left: with maintenance margin of 0 nobody liquidates it, and the loss is there all the same. */
  readonly isBadDebt: boolean;
}

export interface PositionClose {
  /** Row of the position. */
  readonly row: number;
  /** Units bought (above 0) or sold to close, of the sign opposite to the position's and no more than it has. */
  readonly deltaQuantity: number;
  /** By what the account's shortage is multiplied in the price at which others may fill the close, 0 or more; dYdX has 1. */
  readonly bankruptcyAdjustment: number;
  /** The largest spread to the oracle price, over the position's maintenance margin, 0 or more; dYdX has 0.1. */
  readonly spreadToMaintenanceRatio: number;
}

export interface ClosePrices {
  /** Quote currency the close has to bring (negative: may cost) if its share of net collateral is to be used up; null where nothing requires margin. */
  readonly bankruptcyQuoteAmount: number | null;
  /** The same per unit; null also where it is not above 0: no price of this asset can bankrupt the account. */
  readonly bankruptcyPrice: number | null;
  /** The worst price at which the close may be filled; null where it is not above 0. */
  readonly fillablePrice: number | null;
}

/** Net collateral Q + sum q p, margin sum |q| p imf, maintenance sum |q| p imf mmf. dYdX v4, x/subaccounts lib. Refuses numbers out of range. */
export function collateralAccountMargin(account: CollateralAccount): CollateralAccountMargin | Refusal {
  return refuseAccount(account) ?? marginOf(account);
}

/**
 * At what prices a position of the account, or a part of it, may be closed by force. Of net collateral NC each position has
 * a share by its maintenance margin, so a close that takes notional dN and requirement dM out brings at bankruptcy
 * -dN - NC |dM| / M: the same per unit whatever part is closed. It may be filled from the oracle price towards worse ones
 * by at most a share clamp(adjustment (1 - NC / M), 0, 1) of spread times maintenance margin. dYdX v4,
 * x/clob/keeper/liquidations.go, GetBankruptcyPriceInQuoteQuantums and GetFillablePrice. Both are given whether or not
 * the account is liquidatable. Refuses numbers out of range, a row that is none, and a delta of 0, of the sign of the
 * position, or larger than it.
 */
export function closePrices(account: CollateralAccount, close: PositionClose): ClosePrices | Refusal {
  const refusal = refuseAccount(account) ?? refuseClose(account, close);
  const position = account.positions[close.row];
  if (refusal || !position)
    return refusal ?? refuse('BAD_PARAMETER', `There is no position ${close.row} in the account.`, 'row');
  const { netCollateralAmount: net, maintenanceMarginAmount: required } = marginOf(account);
  const { quantity, price } = position;
  const { deltaQuantity, bankruptcyAdjustment, spreadToMaintenanceRatio } = close;
  const positionMargin = maintenanceOf(position);
  const marginFreed = positionMargin * Math.abs(deltaQuantity / quantity);
  const bankruptcyQuoteAmount = required > 0 ? -deltaQuantity * price - (net * marginFreed) / required : null;
  const shortage = required > 0 ? Math.min(1, Math.max(0, bankruptcyAdjustment * (1 - net / required))) : 0;
  return {
    bankruptcyQuoteAmount,
    bankruptcyPrice: bankruptcyQuoteAmount === null ? null : priceOrNull(bankruptcyQuoteAmount / -deltaQuantity),
    fillablePrice: priceOrNull(price - (shortage * spreadToMaintenanceRatio * positionMargin) / quantity),
  };
}

function marginOf({ quoteBalanceAmount, positions }: CollateralAccount): CollateralAccountMargin {
  let [netCollateralAmount, initialMarginAmount, maintenanceMarginAmount] = [quoteBalanceAmount, 0, 0];
  for (const position of positions) {
    netCollateralAmount += position.quantity * position.price;
    initialMarginAmount += Math.abs(position.quantity) * position.price * position.initialRatio;
    maintenanceMarginAmount += maintenanceOf(position);
  }
  return {
    netCollateralAmount,
    initialMarginAmount,
    maintenanceMarginAmount,
    isLiquidatable: maintenanceMarginAmount > 0 && maintenanceMarginAmount > netCollateralAmount,
    isBadDebt: netCollateralAmount < 0,
  };
}

function maintenanceOf({ quantity, price, initialRatio, maintenanceShare }: CollateralPosition): number {
  return Math.abs(quantity) * price * initialRatio * maintenanceShare;
}

function refuseAccount({ quoteBalanceAmount, positions }: CollateralAccount): Refusal | null {
  for (const [row, position] of positions.entries()) {
    const refusal = refuseOutOfRange(
      { ...position },
      {
        quantity: {},
        price: { above: 0 },
        initialRatio: { atLeast: 0 },
        maintenanceShare: { atLeast: 0, atMost: 1 },
      },
    );
    if (refusal) return { problem: { ...refusal.problem, path: ['positions', String(row), ...refusal.problem.path] } };
  }
  return refuseOutOfRange({ quoteBalanceAmount }, { quoteBalanceAmount: {} });
}

function refuseClose({ positions }: CollateralAccount, close: PositionClose): Refusal | null {
  const { row, deltaQuantity, bankruptcyAdjustment, spreadToMaintenanceRatio } = close;
  const quantity = positions[row]?.quantity ?? 0;
  const closedShare = -deltaQuantity / quantity;
  if (!(closedShare > 0 && closedShare <= 1))
    return refuse(
      'BAD_PARAMETER',
      `A change of ${deltaQuantity} units does not close a position of ${quantity}, or a part of it. Use one of the opposite sign, no larger.`,
      'deltaQuantity',
    );
  return refuseOutOfRange(
    { bankruptcyAdjustment, spreadToMaintenanceRatio },
    { bankruptcyAdjustment: { atLeast: 0 }, spreadToMaintenanceRatio: { atLeast: 0 } },
  );
}
