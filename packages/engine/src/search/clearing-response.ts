import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { weightedSum } from '../numeric/sparse-rows.ts';
import { clear, clearingTerms, type ObligationNetwork, paymentsWith } from './minimal-clearing.ts';
import { requireAmounts } from './require-amounts.ts';
import type { ShockResponse } from './reverse-stress.ts';

/**
 * Eisenberg-Noe clearing after external assets have fallen by `unitFall` times the severity, none below 0. Failures are
 * defaults of the greatest clearing vector; the loss is what obligations, external ones included, are not paid.
 *
 * `unitFall` has one amount of at least 0 per institution: the external assets themselves for a uniform fall, of which the
 * largest severity is then 1. Greatest payments rise with external assets (Eisenberg and Noe 2001, comparative statics), so the
 * response is monotone. Throws RangeError for amounts that are missing, infinite or negative.
 */
export function clearingResponse(network: ObligationNetwork, unitFall: Column, mostSeverity = 1): ShockResponse {
  const terms = clearingTerms(network);
  const { obligations, shares } = terms;
  requireAmounts('falls of external assets', unitFall, shares.count);
  const before = Float64Array.from(network.externalAssets);
  const leftAt = (severity: number) => before.map((assets, row) => assets - severity * (unitFall[row] ?? 0));
  return {
    mostSeverity,
    regimeAt(severity) {
      const left = leftAt(severity);
      const used = left.map((assets) => (assets > 0 ? 0 : 1));
      const assets = left.map((amount) => Math.max(0, amount));
      const { payments, failed } = clear(terms, assets);
      return {
        failed,
        lossAmount: compensatedSum(obligations.map((owed, row) => owed - (payments[row] ?? 0))),
        headroomAt(other) {
          const there = leftAt(other).map((amount, row) => (used[row] === 1 ? 0 : amount));
          const paid = paymentsWith(terms, there, failed);
          return obligations.map((owed, row) => (there[row] ?? 0) + weightedSum(shares, row, paid) - owed);
        },
      };
    },
  };
}
