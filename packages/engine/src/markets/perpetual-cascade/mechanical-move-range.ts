import type { Column } from '@faultline/network';
import { type Refusal, refuse } from '../../problems.ts';
import { withImpact } from '../impact/price-impact.ts';
import { type CascadeInput, perpetualCascade } from './perpetual-cascade.ts';

export interface ImpactOutcome {
  readonly impact: number;
  readonly finalPrice: number;
  readonly mechanicalMoveRatio: number;
  /** Mechanical over total move; null where the price did not move, and where the two moves are opposed: there are no shares then. */
  readonly mechanicalShare: number | null;
}

export interface MechanicalMoveRange {
  /** The price without liquidations, and its move: the same for every impact. */
  readonly fundamentalPrice: number;
  readonly fundamentalMoveRatio: number;
  /** At one of the impacts forced orders move the price against the shock: how much of the whole move is theirs nobody can say. */
  readonly isOpposed: boolean;
  /** Of smallest and largest absolute mechanical move among the impacts tried. */
  readonly least: ImpactOutcome;
  readonly most: ImpactOutcome;
  /** In the order given. */
  readonly outcomes: readonly ImpactOutcome[];
}

/**
 * How much of a price move forced orders make, as an interval: price impact is an estimate, and so is every split of a move
 * into fundamental and mechanical. Ends of a range of impacts alone would do only where the response is monotone in them, so
 * that all numbers between that are to count are given. Refuses none of them, and what `perpetualCascade` does.
 */
export function mechanicalMoveRange(market: CascadeInput, impacts: Column): MechanicalMoveRange | Refusal {
  const outcomes: ImpactOutcome[] = [];
  let [fundamentalPrice, fundamentalMoveRatio] = [Number.NaN, Number.NaN];
  for (const impact of impacts) {
    const rules = { ...market.rules, impact: withImpact(market.rules.impact, impact) };
    const cascade = perpetualCascade({ ...market, rules });
    if ('problem' in cascade) return cascade;
    const { finalPrice, mechanicalMoveRatio, totalMoveRatio } = cascade;
    ({ fundamentalPrice, fundamentalMoveRatio } = cascade);
    outcomes.push({
      impact,
      finalPrice,
      mechanicalMoveRatio,
      mechanicalShare:
        totalMoveRatio === 0 || areOpposed(fundamentalMoveRatio, mechanicalMoveRatio)
          ? null
          : 1 - fundamentalMoveRatio / totalMoveRatio,
    });
  }
  const ascending = [...outcomes].sort(
    (left, right) => Math.abs(left.mechanicalMoveRatio) - Math.abs(right.mechanicalMoveRatio),
  );
  const [least, most] = [ascending[0], ascending.at(-1)];
  if (!least || !most) return refuse('BAD_PARAMETER', 'There are no impacts; at least one is expected.', 'impacts');
  const isOpposed = outcomes.some(({ mechanicalMoveRatio }) => areOpposed(fundamentalMoveRatio, mechanicalMoveRatio));
  return { fundamentalPrice, fundamentalMoveRatio, isOpposed, least, most, outcomes };
}

function areOpposed(one: number, other: number): boolean {
  return one * other < 0;
}
