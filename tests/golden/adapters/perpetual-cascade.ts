import { type CascadeRound, guardedCascade } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { bookOf, type GoldenAccount, type GoldenParams, guardrailsOf, rulesOf } from './perpetual-book-of.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly initialPrice: number;
  readonly shock: number;
  readonly accounts: readonly GoldenAccount[];
  readonly params: GoldenParams;
}

export const perpetualCascade: Adapter<Case> = ({ initialPrice, shock, accounts, params }) =>
  orError(
    guardedCascade(
      { book: bookOf(accounts, params.mmr), rules: rulesOf(params), initialPrice, shockRatio: shock },
      guardrailsOf(params),
    ),
    ({ cascade }) => ({
      finalPrice: cascade.finalPrice,
      fundamentalPrice: cascade.fundamentalPrice,
      totalMove: cascade.totalMoveRatio,
      fundamentalMove: cascade.fundamentalMoveRatio,
      mechanicalMove: cascade.mechanicalMoveRatio,
      amplification: cascade.amplification,
      rounds: cascade.liquidationRounds,
      liquidatedQty: cascade.liquidatedQuantity,
      liquidatedIds: cascade.liquidatedAccounts.map((account) => accounts[account]?.id),
      insuranceFundEnd: cascade.insuranceFundAmount,
      insuranceFundUsed: cascade.insuranceFundUsedAmount,
      badDebt: cascade.badDebtAmount,
      lpInventory: cascade.liquidityProviderQuantity,
      feesCollected: cascade.tradingFeesAmount,
      wealthCheck: cascade.wealthBefore.totalAmount,
      trace: cascade.trace.map((round) => roundOf(round, accounts)),
    }),
  );

function roundOf(round: CascadeRound, accounts: readonly GoldenAccount[]): unknown {
  if (round.kind !== 'LIQUIDATION')
    return round.kind === 'HALTED'
      ? { round: round.round, halted: true, price: round.priceAtEnd }
      : { round: round.round, mark: round.mark, price: round.priceAtEnd, liquidated: [] };
  return {
    round: round.round,
    mark: round.mark,
    priceBefore: round.priceBefore,
    netOrder: round.forcedOrderQuantity,
    vwap: round.volumeWeightedPrice,
    priceAfter: round.priceAfterOrder,
    liquidated: round.liquidations.map((closed) => ({
      id: accounts[closed.account]?.id,
      qty: closed.quantity,
      residual: closed.residualAmount,
      deficit: closed.deficitAmount,
      liquidationFee: closed.liquidationFeeAmount,
    })),
    ...(round.badDebtAmount > 0 ? { badDebtSocialised: round.badDebtAmount } : {}),
    insuranceFund: round.insuranceFundAmount,
    priceEnd: round.priceAtEnd,
    ...(round.trippedBreaker ? { circuitBreaker: true } : {}),
  };
}
