import type { Convergence } from '../../define.ts';
import { compensatedSum } from '../../numeric/compensated-sum.ts';
import { type ClearingProblem, defaultCostRule } from './clearing-problem.ts';
import { CLEARING_TOLERANCE, type GreatestPayments } from './greatest-payments.ts';
import { residualOf } from './least-payments.ts';
import { receivedFrom } from './payment-network.ts';

/** The greatest clearing vector and what follows from it. Columns have one entry per institution, amounts in the system's units. */
export interface GreatestClearing {
  /** All that is owed, creditors outside included. */
  readonly totalObligations: Float64Array;
  /** Paid in the rank of debt between institutions: to creditors outside too where they rank pari passu. */
  readonly payments: Float64Array;
  /** Paid to creditors outside. */
  readonly externalPayments: Float64Array;
  readonly interbankReceived: Float64Array;
  /** External assets and receipts less all obligations, before costs of default; negative in default. */
  readonly netWorth: Float64Array;
  /** Net worth where it is positive; 0 in default. */
  readonly equity: Float64Array;
  /** Paid over owed in the rank of debt between institutions; NaN where nothing is owed in it. */
  readonly recovery: Float64Array;
  /** Rows in default, ascending: what they have is less than what they owe by more than 1e-11 of it. */
  readonly defaults: Uint32Array;
  /** Sum of all payments, to creditors outside too. */
  readonly totalPayments: number;
  /** Sum of all obligations less all payments: what creditors inside and outside go without. */
  readonly totalShortfall: number;
  /** `residual` and `tolerance` as a share of what an institution owes. */
  readonly convergence: Convergence;
}

export function describeClearing(problem: ClearingProblem, solved: GreatestPayments): GreatestClearing {
  const { system, network, totalObligations, rules } = problem;
  const { payments, isInDefault } = solved;
  const { owed } = network;
  const interbankReceived = receivedFrom(network.byCreditor, payments);
  const externalPayments = externalPaymentsOf(problem, solved, interbankReceived);
  const netWorth = interbankReceived.map(
    (received, row) => (system.externalAssets[row] ?? 0) + received - (totalObligations[row] ?? 0),
  );
  const paid = payments.map((payment, row) =>
    rules.externalRank === 'SENIOR' ? payment + (externalPayments[row] ?? 0) : payment,
  );
  return {
    totalObligations,
    payments,
    externalPayments,
    interbankReceived,
    netWorth,
    equity: netWorth.map((worth) => Math.max(0, worth)),
    recovery: payments.map((payment, row) => payment / (owed[row] ?? 0)),
    defaults: Uint32Array.from([...isInDefault.keys()].filter((row) => isInDefault[row] === 1)),
    totalPayments: compensatedSum(paid),
    totalShortfall: compensatedSum(totalObligations.map((obligation, row) => obligation - (paid[row] ?? 0))),
    convergence: convergenceOf('GREATEST', solved.shortByRound.length, residualOf(defaultCostRule(problem), payments)),
  };
}

export function convergenceOf(solution: 'GREATEST' | 'LEAST', rounds: number, residual: number): Convergence {
  const converged = residual <= CLEARING_TOLERANCE;
  return { solution, converged, rounds, residual, tolerance: CLEARING_TOLERANCE, spectralRadius: null };
}

function externalPaymentsOf(
  { system, network, rules }: ClearingProblem,
  { payments, isInDefault }: GreatestPayments,
  received: Float64Array,
): Float64Array {
  if (rules.externalRank === 'PARI_PASSU')
    return payments.map((payment, row) => payment * (network.outsideShare[row] ?? 0));
  return system.externalLiabilities.map((owed, row) => {
    if (isInDefault[row] === 0) return owed;
    return Math.min(owed, rules.alpha * (system.externalAssets[row] ?? 0) + rules.beta * (received[row] ?? 0));
  });
}
