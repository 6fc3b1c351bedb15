import { canLose, type DistressNetwork } from '../contagion/distress-network.ts';
import { type Amplification, amplificationOf } from '../numeric/amplification.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import type { OpenLanes } from '../numeric/lane-kernel.ts';
import type { SparseRows } from '../numeric/sparse-rows.ts';

/** What all threads that rank the institutions of a system have to know. */
export interface RankedSystem {
  /** Rows of creditors, columns of debtors: claim over the creditor's capital. */
  readonly leverage: SparseRows;
  /** Institutions that have capital to lose, ascending: those that are ranked. */
  readonly rows: Uint32Array;
  /** Capital over that of the whole system; 0 where there is none to lose. */
  readonly capitalShare: Float64Array;
  readonly amplification: Amplification;
}

export function rankedSystem({ capital, leverage }: DistressNetwork, openLanes: OpenLanes): RankedSystem {
  const systemCapital = compensatedSum(capital.filter((own) => own > 0));
  return {
    leverage,
    rows: Uint32Array.from(capital.keys()).filter((row) => canLose(capital, row)),
    capitalShare: capital.map((own, row) => (canLose(capital, row) ? own / systemCapital : 0)),
    amplification: amplificationOf(leverage, openLanes),
  };
}
