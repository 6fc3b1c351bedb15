import type { Column } from '@faultline/network';
import type { CascadeInput } from '../markets/perpetual-cascade/perpetual-cascade.ts';
import { type Refusal, refuse } from '../problems.ts';
import { atPlace, type GuardedCascade, type GuardrailSetting, guardedCascade } from './guarded-cascade.ts';
import type { GuardrailCost } from './guardrail-cost.ts';

/** What is compared, over all shocks. */
export interface CascadeMeasures {
  readonly meanFinalPrice: number;
  /** Farthest from the price before the shock, as a share of it. */
  readonly largestMoveRatio: number;
  readonly meanMechanicalMoveRatio: number;
  /** Of all shocks, the largest whole move over the shock itself, at least 1 where forced orders follow it; null where all shocks are 0. */
  readonly largestAmplification: number | null;
  readonly meanBadDebtAmount: number;
  readonly largestBadDebtAmount: number;
  readonly meanLiquidatedNotionalAmount: number;
  /** Cascades that were not over when they were ended (MAX_ROUNDS): their figures are what had happened by then. */
  readonly unsettledCount: number;
}

export type GuardrailVerdict = 'HELPS' | 'NEUTRAL' | 'HARMS' | 'MIXED';

/** One guardrail, or several switched on together, against none on the same shocks. */
export interface GuardrailStanding {
  readonly settings: readonly GuardrailSetting[];
  readonly measures: CascadeMeasures;
  /** Mean over the shocks. */
  readonly cost: GuardrailCost;
  /** Of absolute mechanical move, bad debt and liquidated notional, means: less in all or as much, more in all or as much, or neither. */
  readonly verdict: GuardrailVerdict;
  /** 1 for the least mean bad debt; then the smallest mean absolute mechanical move, then the least cost; equal ones share it. */
  readonly rank: number;
}

export interface GuardrailLeague {
  readonly baseline: CascadeMeasures;
  /** In the order given. */
  readonly standings: readonly GuardrailStanding[];
}

interface Sums {
  readonly measures: CascadeMeasures;
  readonly meanAbsoluteMechanical: number;
  readonly cost: GuardrailCost;
}

/**
 * Runs every set of guardrails, and none, on the same market and the same shocks. Refuses what `guardedCascade` does, by the
 * place of the set, and no shocks. A difference within a part in 10^9 of the baseline counts as none: it is rounding.
 */
export function compareGuardrails(
  market: CascadeInput,
  shockRatios: Column,
  sets: readonly (readonly GuardrailSetting[])[],
): GuardrailLeague | Refusal {
  if (shockRatios.length === 0)
    return refuse('BAD_PARAMETER', 'There are no shocks; at least one is expected.', 'shockRatios');
  const baseline = measured(market, shockRatios, []);
  if ('problem' in baseline) return baseline;
  const found: { settings: readonly GuardrailSetting[]; sums: Sums }[] = [];
  for (const [place, settings] of sets.entries()) {
    const sums = measured(market, shockRatios, settings);
    if ('problem' in sums) return sums.problem.path[0] === 'guardrails' ? atPlace(sums, place) : sums;
    found.push({ settings, sums });
  }
  const standings = found.map(({ settings, sums }) => ({
    settings,
    measures: sums.measures,
    cost: sums.cost,
    verdict: verdictOf(sums, baseline),
    rank: 1 + found.filter((other) => isBefore(other.sums, sums)).length,
  }));
  return { baseline: baseline.measures, standings };
}

function measured(market: CascadeInput, shocks: Column, settings: readonly GuardrailSetting[]): Sums | Refusal {
  const runs: GuardedCascade[] = [];
  for (const shockRatio of shocks) {
    const run = guardedCascade({ ...market, shockRatio }, settings);
    if ('problem' in run) return run;
    runs.push(run);
  }
  const mean = (of: (run: GuardedCascade) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const largest = (of: (run: GuardedCascade) => number) => Math.max(...runs.map(of));
  const amplifications = runs.flatMap(({ cascade }) => cascade.amplification ?? []);
  return {
    measures: {
      meanFinalPrice: mean(({ cascade }) => cascade.finalPrice),
      largestMoveRatio: largest(({ cascade }) => Math.abs(cascade.totalMoveRatio)),
      meanMechanicalMoveRatio: mean(({ cascade }) => cascade.mechanicalMoveRatio),
      largestAmplification: amplifications.length > 0 ? Math.max(...amplifications) : null,
      meanBadDebtAmount: mean(({ cascade }) => cascade.badDebtAmount),
      largestBadDebtAmount: largest(({ cascade }) => cascade.badDebtAmount),
      meanLiquidatedNotionalAmount: mean(({ cascade }) => cascade.liquidatedNotionalAmount),
      unsettledCount: runs.filter(({ cascade }) => cascade.ending === 'MAX_ROUNDS').length,
    },
    meanAbsoluteMechanical: mean(({ cascade }) => Math.abs(cascade.mechanicalMoveRatio)),
    cost: {
      exposureGivenUpAmount: mean(({ cost }) => cost.exposureGivenUpAmount),
      collateralAddedAmount: mean(({ cost }) => cost.collateralAddedAmount),
      fundAddedAmount: mean(({ cost }) => cost.fundAddedAmount),
      forgoneGainAmount: mean(({ cost }) => cost.forgoneGainAmount),
      haltedRounds: mean(({ cost }) => cost.haltedRounds),
      costRatio: mean(({ cost }) => cost.costRatio),
    },
  };
}

const ROUNDING = 1e-9;

/** -1 where the first is less, 1 where it is more, 0 where they are the same but for rounding. */
function compared(value: number, other: number): number {
  const difference = value - other;
  return Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(other)) ? 0 : Math.sign(difference);
}

function verdictOf(guarded: Sums, baseline: Sums): GuardrailVerdict {
  const signs = [
    compared(guarded.meanAbsoluteMechanical, baseline.meanAbsoluteMechanical),
    compared(guarded.measures.meanBadDebtAmount, baseline.measures.meanBadDebtAmount),
    compared(guarded.measures.meanLiquidatedNotionalAmount, baseline.measures.meanLiquidatedNotionalAmount),
  ];
  if (signs.every((sign) => sign === 0)) return 'NEUTRAL';
  if (signs.every((sign) => sign <= 0)) return 'HELPS';
  return signs.every((sign) => sign >= 0) ? 'HARMS' : 'MIXED';
}

function isBefore(one: Sums, other: Sums): boolean {
  const order =
    compared(one.measures.meanBadDebtAmount, other.measures.meanBadDebtAmount) ||
    compared(one.meanAbsoluteMechanical, other.meanAbsoluteMechanical) ||
    compared(one.cost.costRatio, other.cost.costRatio);
  return order < 0;
}
