import {
  closeIntoFund,
  deleverageToMaintenance,
  deleverageWinner,
  deleveragingConservation,
  deleveragingQueue,
  impliedNetFlow,
  inverseShortLiquidation,
  leverageAfterFall,
  relativeChange,
  roomToLiquidation,
  type SignedPosition,
  scanRangePoints,
} from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

interface GoldenPosition {
  readonly qty: number;
  readonly entry: number;
  readonly equity: number;
}

interface Cases {
  readonly DELEVERAGE_TO_MAINTENANCE: {
    readonly equity: number;
    readonly invested: number;
    readonly maintenance: number;
  };
  readonly INVERSE_SHORT_ISOLATED: { readonly entry: number; readonly leverage: number; readonly maintenance: number };
  readonly INSURANCE_FUND: GoldenPosition & { readonly mark: number; readonly fund: number };
  readonly ADL_TIE: {
    readonly candidates: readonly (GoldenPosition & { readonly id: number })[];
    readonly mark: number;
  };
  readonly ADL_WINNER: {
    readonly liquidated: GoldenPosition;
    readonly winner: GoldenPosition;
    readonly mark: number;
    readonly fund: number;
  };
  readonly BAD_DEBT: {
    readonly side: GoldenSide;
    readonly qty: number;
    readonly entry: number;
    readonly mark: number;
    readonly collateral: number;
  };
  readonly CROSS_LIQ_WITH_OTHER_MM: {
    readonly equity: number;
    readonly side: GoldenSide;
    readonly size: number;
    readonly mark: number;
    readonly mmr: number;
    readonly otherMaintenance: number;
  };
  readonly LDI_LEVERAGE: { readonly gilts: number; readonly repo: number; readonly giltFall: number };
  readonly ADL_CONSERVATION: { readonly liquidated: number; readonly largestAdl: number; readonly otherAdl: number };
  readonly AUM_DECOMPOSITION: { readonly aum0: number; readonly aum1: number; readonly priceReturn: number };
  readonly SCAN_RANGE_POINTS: { readonly scanRangeCash: number; readonly contractValueFactor: number };
  readonly PCT_CHANGE: { readonly from_: number; readonly to: number };
}

type GoldenSide = 'LONG' | 'SHORT';
type Kind = keyof Cases;

/** The leverage that the golden name of a sale speaks of, and the rounding that golden files allow published fills. */
const RESTORED_LEVERAGE = 2;
const PUBLISHED_ROUNDING = 0.01;

const sideOf = (side: GoldenSide) => (side === 'LONG' ? 1 : -1);
const positionOf = ({ qty, entry, equity }: GoldenPosition): SignedPosition => ({
  signedQuantity: qty,
  entryPrice: entry,
  collateralAmount: equity,
});

const EXAMPLES: { readonly [Each in Kind]: (given: Cases[Each]) => unknown } = {
  DELEVERAGE_TO_MAINTENANCE: ({ equity, invested, maintenance }) =>
    orError(
      deleverageToMaintenance({ equityAmount: equity, investedAmount: invested, maintenanceRatio: maintenance }),
      (found) => ({
        breached: found.isBreached,
        investedAfter: found.investedAfterAmount,
        sold: found.soldAmount,
        equityAfter: found.equityAfterAmount,
        ratioAfter: found.ratioAfter,
      }),
    ),
  INVERSE_SHORT_ISOLATED: ({ entry, leverage, maintenance }) =>
    orError(
      inverseShortLiquidation({ entryPrice: entry, leverage, maintenanceRatio: maintenance }),
      ({ liquidationPrice }) => ({ liquidationPrice }),
    ),
  INSURANCE_FUND: ({ mark, fund, ...position }) =>
    orError(closeIntoFund(positionOf(position), { mark, fundAmount: fund }), (found) => ({
      residual: found.residualAmount,
      fundDelta: found.fundDeltaAmount,
      fundAfter: found.fundAfterAmount,
    })),
  ADL_TIE: ({ candidates, mark }) =>
    orError(
      deleveragingQueue(
        candidates.map(({ id, qty, entry, equity }) => ({
          account: id,
          quantity: Math.abs(qty),
          entryPrice: entry,
          collateralAmount: equity,
        })),
        { liquidatedSide: candidates.some(({ qty }) => qty < 0) ? 1 : -1, mark },
      ),
      ({ queue: [first = -1] }) => ({ first: candidates[first]?.id }),
    ),
  ADL_WINNER: ({ liquidated, winner, mark, fund }) =>
    orError(closeIntoFund(positionOf(liquidated), { mark, fundAmount: fund }), ({ uncoveredAmount, ...closed }) =>
      orError(
        deleverageWinner(positionOf(winner), { mark, bankruptcyPrice: closed.bankruptcyPrice ?? 0 }),
        ({ equityAfterAmount, forgoneGainAmount }) => ({
          deficit: uncoveredAmount,
          bankruptcyPrice: closed.bankruptcyPrice,
          winnerEquityAfter: equityAfterAmount,
          winnerForgone: forgoneGainAmount,
        }),
      ),
    ),
  BAD_DEBT: ({ side, qty, entry, mark, collateral }) =>
    orError(
      closeIntoFund(
        { signedQuantity: side === 'LONG' ? qty : -qty, entryPrice: entry, collateralAmount: collateral },
        { mark, fundAmount: 0 },
      ),
      ({ residualAmount, bankruptcyPrice }) => ({ equity: residualAmount, bankruptcyPrice }),
    ),
  CROSS_LIQ_WITH_OTHER_MM: ({ equity, side, size, mark, mmr, otherMaintenance }) =>
    orError(
      roomToLiquidation({
        equityAmount: equity,
        side: sideOf(side),
        quantity: size,
        mark,
        maintenanceRatio: mmr,
        otherMaintenanceAmount: otherMaintenance,
      }),
      ({ liquidationPrice, roomRatio }) => ({ liquidationPrice, roomShare: roomRatio }),
    ),
  LDI_LEVERAGE: ({ gilts, repo, giltFall }) =>
    orError(
      leverageAfterFall({
        assetsAmount: gilts,
        debtAmount: repo,
        fallRatio: giltFall,
        targetLeverage: RESTORED_LEVERAGE,
      }),
      (found) => ({
        capitalBefore: found.capitalBeforeAmount,
        leverageBefore: found.leverageBefore,
        giltsAfter: found.assetsAfterAmount,
        capitalAfter: found.capitalAfterAmount,
        leverageAfter: found.leverageAfter,
        fallThatWipesCapital: found.fallToZeroCapitalRatio,
        saleToRestore2x: found.saleToTargetAmount,
      }),
    ),
  ADL_CONSERVATION: ({ liquidated, largestAdl, otherAdl }) =>
    orError(
      deleveragingConservation(liquidated, [largestAdl, otherAdl], PUBLISHED_ROUNDING),
      ({ differenceQuantity, isConserved }) => ({
        difference: differenceQuantity,
        sumAdlEqualsLiquidated: isConserved,
      }),
    ),
  AUM_DECOMPOSITION: ({ aum0, aum1, priceReturn }) =>
    orError(
      impliedNetFlow({ assetsBeforeAmount: aum0, assetsAfterAmount: aum1, priceReturnRatio: priceReturn }),
      ({ priceEffectAmount, netFlowAmount }) => ({ priceEffect: priceEffectAmount, impliedNetFlow: netFlowAmount }),
    ),
  SCAN_RANGE_POINTS: ({ scanRangeCash, contractValueFactor }) =>
    orError(scanRangePoints(scanRangeCash, contractValueFactor), ({ points }) => ({ points })),
  PCT_CHANGE: ({ from_, to }) => orError(relativeChange(from_, to), ({ changeRatio }) => ({ change: changeRatio })),
};

export const publishedMarginExamples: Adapter<{ readonly kind: Kind }> = ({ kind, ...given }) => {
  const example = EXAMPLES[kind] as ((given: unknown) => unknown) | undefined;
  if (!example) throw new Error(`there is no example of kind ${kind}`);
  return example(given);
};
