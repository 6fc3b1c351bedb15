import type { SparseRows } from '../../numeric/sparse-rows.ts';
import type { ClearingProblem } from './clearing-problem.ts';
import { type PaymentNetwork, paymentNetworkOf, receivedFrom } from './payment-network.ts';
import { DEFAULT_TOLERANCE } from './payment-rule.ts';
import type { SenioritySystem } from './seniority-system.ts';

/** One network of payments per class, most senior first. */
export function networksOf({ classes }: SenioritySystem): readonly PaymentNetwork[] {
  return classes.map(({ obligations, externalLiabilities }) => paymentNetworkOf(obligations, externalLiabilities));
}

/**
 * Clearing in the class each institution has at its margin, all more senior ones paid in full and no more junior one at
 * all: a system whose senior creditors have their money already. Default costs nothing.
 */
export function stageOf(
  { classes, externalAssets }: SenioritySystem,
  networks: readonly PaymentNetwork[],
  margins: Uint8Array,
): ClearingProblem {
  const assets = externalAssets.slice();
  const senior = new Float64Array(assets.length);
  for (const [rank, { owed, byCreditor }] of networks.entries()) {
    const paid = owed.map((full, row) => (rank < (margins[row] ?? 0) ? full : 0));
    receivedFrom(byCreditor, paid).forEach((received, row) => {
      assets[row] = (assets[row] ?? 0) + received;
      senior[row] = (senior[row] ?? 0) + (paid[row] ?? 0);
    });
  }
  const system = {
    obligations: rowsAtMargin(
      classes.map(({ obligations }) => obligations),
      margins,
    ),
    externalAssets: assets,
    externalLiabilities: senior.map((_, row) => classes[margins[row] ?? 0]?.externalLiabilities[row] ?? 0),
  };
  const network = paymentNetworkOf(system.obligations, system.externalLiabilities);
  return {
    system,
    rules: { alpha: 1, beta: 1, externalRank: 'PARI_PASSU' },
    network,
    totalObligations: senior.map((amount, row) => amount + (network.owed[row] ?? 0)),
    senior,
  };
}

/** What is paid in each class: all above the margin, `atMargin` in it, nothing below. */
export function paymentsByClass(
  networks: readonly PaymentNetwork[],
  margins: Uint8Array,
  atMargin: Float64Array,
): Float64Array[] {
  return networks.map(({ owed }, rank) =>
    owed.map((full, row) => {
      const margin = margins[row] ?? 0;
      if (rank === margin) return atMargin[row] ?? 0;
      return rank < margin ? full : 0;
    }),
  );
}

/** What an institution has on the payments of a stage, senior debts not yet taken off. */
export function valueInStage({ system, network }: ClearingProblem, atMargin: Float64Array): Float64Array {
  return receivedFrom(network.byCreditor, atMargin).map(
    (received, row) => (system.externalAssets[row] ?? 0) + received,
  );
}

/**
 * One application of absolute priority: what each pays in all when its debtors pay these totals, each total going to the
 * most senior classes first.
 */
export function payInOrder(system: SenioritySystem): (totals: Float64Array) => Float64Array {
  const networks = networksOf(system);
  return (totals) => {
    const value = system.externalAssets.slice();
    let left = totals;
    for (const { owed, byCreditor } of networks) {
      const before = left;
      receivedFrom(
        byCreditor,
        owed.map((full, row) => Math.min(full, Math.max(0, before[row] ?? 0))),
      ).forEach((received, row) => {
        value[row] = (value[row] ?? 0) + received;
      });
      left = before.map((amount, row) => amount - (owed[row] ?? 0));
    }
    return value.map((amount, row) => {
      const total = networks.reduce((sum, { owed }) => sum + (owed[row] ?? 0), 0);
      return amount >= total * (1 - DEFAULT_TOLERANCE) ? total : amount;
    });
  };
}

/** Row i is that of the matrix whose number is margins[i]. */
function rowsAtMargin(matrices: readonly SparseRows[], margins: Uint8Array): SparseRows {
  const starts = new Uint32Array(margins.length + 1);
  const columns: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < margins.length; row++) {
    const matrix = matrices[margins[row] ?? 0];
    const end = matrix?.starts[row + 1] ?? 0;
    for (let position = matrix?.starts[row] ?? 0; position < end; position++) {
      columns.push(matrix?.columns[position] ?? 0);
      weights.push(matrix?.weights[position] ?? 0);
    }
    starts[row + 1] = columns.length;
  }
  return {
    count: margins.length,
    starts,
    columns: Uint32Array.from(columns),
    weights: Float64Array.from(weights),
  };
}
