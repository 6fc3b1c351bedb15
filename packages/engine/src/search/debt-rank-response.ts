import type { Column } from '@faultline/network';
import { ALL_LOST } from '../numeric/all-lost.ts';
import { cappedLinear } from '../numeric/capped-linear.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { solveLinear } from '../numeric/linear-solve.ts';
import { type SparseRows, weightedSum } from '../numeric/sparse-rows.ts';
import { type CapitalNetwork, requireCapital } from './cascade-response.ts';
import { requireAmounts } from './require-amounts.ts';
import type { ShockResponse } from './reverse-stress.ts';

const LINEAR_TOLERANCE = 1e-14;

/**
 * The matrix of linear DebtRank: claims over the creditor's capital, where both sides have some; everybody else is a
 * sink or has failed before and passes nothing on, as in `contagion/distress-network.ts`. Throws RangeError for claims
 * that are missing, infinite or negative, and where there is not one capital for each institution.
 */
export function leverageRows({ claims, capital }: CapitalNetwork): SparseRows {
  requireCapital({ claims, capital });
  const weights = claims.weights.slice();
  for (let creditor = 0; creditor < claims.count; creditor++) {
    const own = capital[creditor] ?? Number.NaN;
    for (let position = claims.starts[creditor] ?? 0; position < (claims.starts[creditor + 1] ?? 0); position++) {
      const debtor = claims.columns[position] ?? 0;
      const passes = own > 0 && (capital[debtor] ?? Number.NaN) > 0;
      weights[position] = passes ? (weights[position] ?? 0) / own : 0;
    }
  }
  return { ...claims, weights };
}

/**
 * Linear DebtRank after everybody has lost `unitLoss` times the severity, at most its capital. Failed is who has lost
 * all its capital; the loss is everybody's, shock included. `unitLoss` has one amount of at least 0 per
 * institution. Throws RangeError for amounts that are missing, infinite or negative.
 */
export function debtRankResponse(network: CapitalNetwork, unitLoss: Column, mostSeverity = 1): ShockResponse {
  const rows = leverageRows(network);
  requireAmounts('losses', unitLoss, rows.count);
  const capital = Float64Array.from(network.capital);
  const shockAt = (severity: number) =>
    capital.map((own, row) => (own > 0 ? (severity * (unitLoss[row] ?? 0)) / own : 0));
  return {
    mostSeverity,
    regimeAt(severity) {
      const { values } = cappedLinear(
        rows,
        shockAt(severity).map((ratio) => Math.min(1, ratio)),
      );
      // Whoever had no capital left had failed before the shock.
      const failed = Uint8Array.from(values, (ratio, row) => (ratio >= ALL_LOST || (capital[row] ?? 0) <= 0 ? 1 : 0));
      return {
        failed,
        lossAmount: compensatedSum(values.map((ratio, row) => (ratio > 0 ? ratio * (capital[row] ?? 0) : 0))),
        headroomAt: (other) => headroomWith(rows, shockAt(other), failed),
      };
    },
  };
}

/** 1 less the loss ratios of the linear system in which the failed are at 1 and nobody else is capped. */
function headroomWith(rows: SparseRows, shock: Float64Array, failed: Uint8Array): Float64Array {
  const ratios = Float64Array.from(failed);
  const free = Uint32Array.from(failed.keys()).filter((row) => failed[row] === 0);
  const right = Float64Array.from(free, (row) => (shock[row] ?? 0) + weightedSum(rows, row, ratios));
  const solved = solveLinear({ rows, free, slopes: new Float64Array(rows.count).fill(1) }, right, LINEAR_TOLERANCE);
  free.forEach((row, place) => {
    ratios[row] = solved?.[place] ?? Number.NaN;
  });
  return ratios.map((ratio) => 1 - ratio);
}
