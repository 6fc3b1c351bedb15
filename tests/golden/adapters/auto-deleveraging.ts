import {
  autoDeleverage,
  type DeleveragingCandidate,
  type DeleveragingOrder,
  profitHaircuts,
  rankForDeleveraging,
} from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface RankingCase {
  readonly candidates: readonly { readonly id: string; readonly pnlPct: number; readonly leverage: number }[];
}

interface PolicyCase {
  readonly liquidated: { readonly side: 'LONG' | 'SHORT'; readonly qty: number; readonly bankruptcyPrice: number };
  readonly mark: number;
  readonly policy: DeleveragingOrder;
  readonly candidates: readonly GoldenCandidate[];
}

interface HaircutCase {
  readonly profits: readonly number[];
  readonly deficit: number;
}

interface GoldenCandidate {
  readonly id: string;
  readonly qty: number;
  readonly entry: number;
  readonly collateral: number;
}

export const autoDeleveraging: Adapter<RankingCase | PolicyCase | HaircutCase> = (given) => {
  if ('profits' in given) return haircutsOf(given);
  return 'liquidated' in given ? fillsOf(given) : rankingOf(given);
};

function rankingOf({ candidates }: RankingCase): unknown {
  return orError(
    rankForDeleveraging(candidates.map(({ id, pnlPct, leverage }) => ({ account: id, profitRatio: pnlPct, leverage }))),
    ({ accounts, scores }) => ({ order: accounts, scores }),
  );
}

function fillsOf({ liquidated, mark, policy, candidates }: PolicyCase): unknown {
  const { side, qty, bankruptcyPrice } = liquidated;
  return orError(
    autoDeleverage({
      orphaned: { side: side === 'LONG' ? 1 : -1, quantity: qty, bankruptcyPrice },
      mark,
      order: policy,
      candidates: candidates.map(candidateOf),
    }),
    (found) => ({
      scores: found.standings.map(({ account, score, profitRatio, leverage, profitAmount, equityAmount }) => ({
        id: account,
        score,
        pnlPct: profitRatio,
        leverage,
        upnl: profitAmount,
        equity: equityAmount,
      })),
      fills: found.fills.map(({ account, quantity, forgoneGainAmount }) => ({
        id: account,
        qty: quantity,
        forgone: forgoneGainAmount,
      })),
      unfilled: found.unfilledQuantity,
      totalForgone: found.forgoneGainAmount,
      deficitCovered: found.coveredDeficitAmount,
    }),
  );
}

function candidateOf({ id, qty, entry, collateral }: GoldenCandidate): DeleveragingCandidate {
  return { account: id, quantity: qty, entryPrice: entry, collateralAmount: collateral };
}

function haircutsOf({ profits, deficit }: HaircutCase): unknown {
  return orError(profitHaircuts(profits, deficit), (found) => ({
    waterFillHaircuts: [...found.waterFillAmount],
    waterLevel: found.waterLevelAmount,
    proRataHaircuts: [...found.proRataAmount],
    wholePositionQueueClosedProfit: found.closedWholeProfitAmount,
    wholePositionQueueOvershoot: found.overshootAmount,
    uncovered: found.uncoveredAmount,
  }));
}
