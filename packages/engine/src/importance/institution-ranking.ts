import type { NetworkSnapshot } from '@faultline/network';
import { canLose, distressNetwork } from '../contagion/distress-network.ts';
import { cappedLinear } from '../numeric/capped-linear.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';

/** One entry per institution, shares from 0 to 1; NaN for sinks and for institutions that had failed already. */
export interface InstitutionRanking {
  /** Share of the system's capital that the others lose when it alone loses all of its own. */
  readonly importance: Float64Array;
  /** Mean share of its own capital that it loses when each of the others in turn loses all of its own. */
  readonly vulnerability: Float64Array;
}

/**
 * Every institution fails once, under linear DebtRank: who costs the others how much, and who suffers how much from
 * them. Importance as in Battiston, Puliga, Kaushik, Tasca, Caldarelli (2012), Scientific Reports 2, 541, with the linear
 * dynamics; vulnerability as the average of individual losses in Battiston, Caldarelli, D'Errico, Gurciullo (2016),
 * Statistics & Risk Modeling 33, over single failures.
 */
export function institutionRanking(snapshot: NetworkSnapshot): InstitutionRanking {
  const { capital, leverage } = distressNetwork(snapshot);
  const able = Uint32Array.from(capital.keys()).filter((row) => canLose(capital, row));
  const systemCapital = compensatedSum(capital.filter((own) => own > 0));
  const importance = new Float64Array(capital.length).fill(Number.NaN);
  const vulnerability = new Float64Array(capital.length).fill(Number.NaN);
  for (const row of able) vulnerability[row] = 0;
  for (const failing of able) {
    const shock = new Float64Array(capital.length);
    shock[failing] = 1;
    const { values } = cappedLinear(leverage, shock);
    const losses = new Float64Array(able.length);
    able.forEach((row, place) => {
      if (row === failing) return;
      losses[place] = (values[row] ?? 0) * (capital[row] ?? 0);
      vulnerability[row] = (vulnerability[row] ?? 0) + (values[row] ?? 0) / (able.length - 1);
    });
    importance[failing] = compensatedSum(losses) / systemCapital;
  }
  return { importance, vulnerability };
}
