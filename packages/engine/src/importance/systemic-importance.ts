import type { NetworkSnapshot } from '@faultline/network';
import { canLose, distressNetwork } from '../contagion/distress-network.ts';
import { cappedLinear } from '../numeric/capped-linear.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';

/**
 * Linear DebtRank of each institution's own full failure: the share of the system's capital that the others lose when
 * it alone loses all of its capital. One entry per institution; NaN for sinks and for institutions already failed.
 * Battiston, Puliga, Kaushik, Tasca, Caldarelli (2012), Scientific Reports 2, 541, with the linear dynamics.
 */
export function systemicImportance(snapshot: NetworkSnapshot): Float64Array {
  const { capital, leverage } = distressNetwork(snapshot);
  const systemCapital = compensatedSum(capital.filter((own) => own > 0));
  return Float64Array.from(capital, (_, failing) => {
    if (!canLose(capital, failing)) return Number.NaN;
    const shock = new Float64Array(capital.length);
    shock[failing] = 1;
    const { values } = cappedLinear(leverage, shock);
    const losses = values.map((ratio, row) =>
      row === failing || !canLose(capital, row) ? 0 : ratio * (capital[row] ?? 0),
    );
    return compensatedSum(losses) / systemCapital;
  });
}
