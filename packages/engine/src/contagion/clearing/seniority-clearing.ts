import type { Convergence } from '../../define.ts';
import type { SparseRows } from '../../numeric/sparse-rows.ts';
import { convergenceOf } from './describe-clearing.ts';
import { greatestPayments } from './greatest-payments.ts';
import { type PaymentNetwork, paymentNetworkOf, receivedFrom } from './payment-network.ts';
import { DEFAULT_TOLERANCE, paymentRule } from './payment-rule.ts';
import type { SenioritySystem } from './seniority-system.ts';

export interface SeniorityClearing {
  /** What each pays in each class, most senior first. */
  readonly payments: readonly Float64Array[];
  /** External assets and all receipts. */
  readonly assetValue: Float64Array;
  /** How many classes are not paid in full, from the most junior up to the most senior that is not: 0 without default. */
  readonly impairedClasses: Uint8Array;
  /** Rows that do not pay all classes in full, ascending. */
  readonly defaults: Uint32Array;
  readonly convergence: Convergence;
}

/** A class that lacks less than this share of what is owed in it is paid in full. */
const PAID_IN_FULL = 1e-10;

/**
 * The greatest clearing payments under absolute priority: a class is paid pro rata out of what more senior classes leave.
 * Elsinger (2009), "Financial networks, cross holdings, and limited liability", OeNB working paper 156.
 *
 * Each institution has a class at the margin, at first its most junior: it pays more senior ones in full and nothing in
 * more junior ones. With these given, clearing is a system with senior outside debt, solved exactly from above. Whoever
 * cannot cover its senior classes on that solution cannot on any, and its margin moves up one class.
 */
export function seniorityClearing({ classes, externalAssets }: SenioritySystem): SeniorityClearing {
  const networks = classes.map(({ obligations, externalLiabilities }) =>
    paymentNetworkOf(obligations, externalLiabilities),
  );
  const margins = new Uint8Array(externalAssets.length).fill(Math.max(0, classes.length - 1));
  let stages = 0;
  let payments = networks.map(({ owed }) => owed);
  for (let isMoving = classes.length > 0; isMoving; stages++) {
    const stage = stageOf({ classes, externalAssets }, networks, margins);
    const atMargin = greatestPayments(stage.rule, 'MERGED').payments;
    payments = networks.map(({ owed }, rank) =>
      owed.map((full, row) => {
        const margin = margins[row] ?? 0;
        if (rank === margin) return atMargin[row] ?? 0;
        return rank < margin ? full : 0;
      }),
    );
    const received = receivedFrom(stage.rule.network.byCreditor, atMargin);
    isMoving = false;
    for (let row = 0; row < margins.length; row++) {
      const margin = margins[row] ?? 0;
      const value = (stage.rule.assets[row] ?? 0) + (received[row] ?? 0);
      if (margin === 0 || value >= (stage.senior[row] ?? 0) * (1 - DEFAULT_TOLERANCE)) continue;
      margins[row] = margin - 1;
      isMoving = true;
    }
  }
  const assetValue = assetValueOf(externalAssets, networks, payments);
  const impairedClasses = assetValue.map((_, row) => impaired(networks, payments, row));
  return {
    payments,
    assetValue,
    impairedClasses: Uint8Array.from(impairedClasses),
    defaults: Uint32Array.from([...impairedClasses.keys()].filter((row) => (impairedClasses[row] ?? 0) > 0)),
    convergence: convergenceOf('GREATEST', stages, residualOf(networks, payments, assetValue)),
  };
}

/** Clearing in the class each institution has at its margin, all more senior ones paid in full. */
function stageOf(
  { classes, externalAssets }: SenioritySystem,
  networks: readonly PaymentNetwork[],
  margins: Uint8Array,
) {
  const assets = externalAssets.slice();
  const senior = new Float64Array(assets.length);
  for (const [rank, { owed, byCreditor }] of networks.entries()) {
    const paid = owed.map((full, row) => (rank < (margins[row] ?? 0) ? full : 0));
    receivedFrom(byCreditor, paid).forEach((received, row) => {
      assets[row] = (assets[row] ?? 0) + received;
      senior[row] = (senior[row] ?? 0) + (paid[row] ?? 0);
    });
  }
  const network = paymentNetworkOf(
    rowsAtMargin(
      classes.map(({ obligations }) => obligations),
      margins,
    ),
    senior.map((_, row) => classes[margins[row] ?? 0]?.externalLiabilities[row] ?? 0),
  );
  const rule = paymentRule({
    network,
    assets,
    receivedShare: 1,
    required: senior.map((amount, row) => amount + (network.owed[row] ?? 0)),
    estate: assets.map((amount, row) => amount - (senior[row] ?? 0)),
    estateShare: 1,
  });
  return { rule, senior };
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

function assetValueOf(
  externalAssets: Float64Array,
  networks: readonly PaymentNetwork[],
  payments: readonly Float64Array[],
): Float64Array {
  const value = externalAssets.slice();
  for (const [rank, { byCreditor }] of networks.entries())
    receivedFrom(byCreditor, payments[rank] ?? value).forEach((received, row) => {
      value[row] = (value[row] ?? 0) + received;
    });
  return value;
}

function impaired(networks: readonly PaymentNetwork[], payments: readonly Float64Array[], row: number): number {
  const first = networks.findIndex(
    ({ owed }, rank) => (payments[rank]?.[row] ?? 0) < (owed[row] ?? 0) * (1 - PAID_IN_FULL),
  );
  return first < 0 ? 0 : networks.length - first;
}

/** Largest change another application of absolute priority would make, as a share of all an institution owes. */
function residualOf(
  networks: readonly PaymentNetwork[],
  payments: readonly Float64Array[],
  assetValue: Float64Array,
): number {
  let residual = 0;
  assetValue.forEach((value, row) => {
    const total = networks.reduce((sum, { owed }) => sum + (owed[row] ?? 0), 0);
    let left = value >= total * (1 - DEFAULT_TOLERANCE) ? total : value;
    networks.forEach(({ owed }, rank) => {
      const image = Math.min(owed[row] ?? 0, Math.max(0, left));
      left -= owed[row] ?? 0;
      if (total > 0) residual = Math.max(residual, Math.abs(image - (payments[rank]?.[row] ?? 0)) / total);
    });
  });
  return residual;
}
