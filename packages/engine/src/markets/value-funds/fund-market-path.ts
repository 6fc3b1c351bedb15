import type { Column } from '@faultline/network';
import { refuseOutOfRange } from '../../check-ranges.ts';
import type { Refusal } from '../../problems.ts';
import { clearFundMarket, type FundMarket, type FundPosition, type ValueFund } from './fund-market.ts';
import { type FundSurvival, type Investors, openInvestors, refuseSurvival } from './fund-survival.ts';

export interface FundPathInput {
  /** Its noise cash is each step's. */
  readonly market: Omit<FundMarket, 'noiseCashAmount'>;
  /** Of each fund. */
  readonly aggressiveness: readonly number[];
  /** Cash each fund begins with, 0 or more; it holds no shares. */
  readonly initialWealthAmount: number;
  readonly noiseCashByStep: Column;
  /** Without it no money comes or goes, and a fund that has lost all stays out. */
  readonly survival?: FundSurvival;
}

export interface FundMarketPath {
  readonly prices: Float64Array;
  /** Holdings after the last step, in the order of the aggressiveness given. */
  readonly finalFunds: readonly ValueFund[];
  /** Every closure of a fund, in order; none without `survival`. */
  readonly closures: readonly { readonly step: number; readonly fund: number }[];
}

/**
 * Prices step by step with the noise given: each step clears at its highest price, then every fund holds what it demands
 * and keeps or owes the rest, cash = W (1 - leverage). Thurner, Farmer and Geanakoplos, arXiv 0908.1555.
 * Refuses what `clearFundMarket` refuses, in any step.
 */
export function fundMarketPath(input: FundPathInput): FundMarketPath | Refusal {
  const { aggressiveness, initialWealthAmount, noiseCashByStep, survival } = input;
  const refusal =
    refuseOutOfRange({ initialWealthAmount }, { initialWealthAmount: { atLeast: 0 } }) ??
    (survival ? refuseSurvival(survival) : null);
  if (refusal) return refusal;
  const investors = survival ? openInvestors(survival, initialWealthAmount, aggressiveness.length) : null;
  let funds: readonly ValueFund[] = aggressiveness.map((beta) => ({
    aggressiveness: beta,
    shares: 0,
    cashAmount: initialWealthAmount,
  }));
  const prices = new Float64Array(noiseCashByStep.length);
  const closures: { step: number; fund: number }[] = [];
  for (let step = 0; step < prices.length; step++) {
    const market = { ...input.market, noiseCashAmount: noiseCashByStep[step] ?? Number.NaN };
    const trading = investors ? funds.map((fund, place) => (investors.isOut(place) ? OUT : fund)) : funds;
    const cleared = clearFundMarket(market, trading);
    if ('problem' in cleared) return cleared;
    prices[step] = cleared.price;
    funds = funds.map((fund, place) => {
      const position = cleared.funds[place];
      if (!position || investors?.isOut(place)) return fund;
      const held = heldAfter(fund, position);
      return investors ? afterFlows({ investors, place, price: cleared.price }, position, held) : held;
    });
    for (const fund of investors?.endStep() ?? []) closures.push({ step, fund });
  }
  return { prices, finalFunds: funds, closures };
}

/** What a closed fund is to the market. */
const OUT: ValueFund = { aggressiveness: 0, shares: 0, cashAmount: 0 };

function heldAfter(fund: ValueFund, { wealthAmount, demandShares, leverage }: FundPosition): ValueFund {
  return { ...fund, shares: demandShares, cashAmount: wealthAmount - leverage * wealthAmount };
}

function afterFlows(
  { investors, place, price }: { readonly investors: Investors; readonly place: number; readonly price: number },
  { wealthAmount }: FundPosition,
  held: ValueFund,
): ValueFund {
  const kept = investors.settle(place, { price, wealthAmount, investedAmount: held.shares * price });
  return kept === 'CLOSED'
    ? { ...held, shares: 0, cashAmount: investors.initialWealthAmount }
    : { ...held, cashAmount: held.cashAmount + kept };
}
