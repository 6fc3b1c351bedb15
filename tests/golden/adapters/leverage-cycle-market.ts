import { clearFundMarket, fundMarketPath, type ValueFund } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface Market {
  readonly V: number;
  readonly N: number;
  readonly lambdaMax: number;
}

interface OneStep extends Market {
  readonly noiseCash: number;
  readonly funds: readonly { readonly beta: number; readonly shares: number; readonly cash: number }[];
}

interface Path extends Market {
  readonly noiseCash: readonly number[];
  readonly betas: readonly number[];
  readonly initialWealth: number;
}

const marketOf = ({ V, N, lambdaMax }: Market) => ({ valuePrice: V, supply: N, leverageLimit: lambdaMax });
const fundOf = ({ aggressiveness, shares, cashAmount }: ValueFund) => ({
  beta: aggressiveness,
  shares,
  cash: cashAmount,
});

export const leverageCycleMarket: Adapter<OneStep | Path> = (given) =>
  'betas' in given
    ? orError(
        fundMarketPath({
          market: marketOf(given),
          aggressiveness: given.betas,
          initialWealthAmount: given.initialWealth,
          noiseCashByStep: given.noiseCash,
        }),
        ({ prices, finalFunds }) => ({ prices: [...prices], finalFunds: finalFunds.map(fundOf) }),
      )
    : orError(
        clearFundMarket(
          { ...marketOf(given), noiseCashAmount: given.noiseCash },
          given.funds.map(({ beta, shares, cash }) => ({ aggressiveness: beta, shares, cashAmount: cash })),
        ),
        ({ clearingPrices, price, funds }) => ({
          roots: [...clearingPrices],
          price,
          funds: funds.map(({ wealthAmount, demandShares, leverage, atLeverageLimit }, place) => ({
            beta: given.funds[place]?.beta,
            wealth: wealthAmount,
            demand: demandShares,
            leverage,
            atLeverageLimit,
          })),
        }),
      );
