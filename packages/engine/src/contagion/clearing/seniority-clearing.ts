import type { Convergence } from '../../define.ts';
import { defaultCostRule } from './clearing-problem.ts';
import { convergenceOf } from './describe-clearing.ts';
import { greatestPayments } from './greatest-payments.ts';
import { type PaymentNetwork, receivedFrom } from './payment-network.ts';
import { DEFAULT_TOLERANCE } from './payment-rule.ts';
import type { Rounds } from './payment-state.ts';
import { networksOf, paymentsByClass, stageOf, valueInStage } from './seniority-stage.ts';
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
  /**
   * Who falls short, ascending, by the round that found it: first those who do when all pay in full; where rounds are
   * merged, those a linear solution or a first look found.
   */
  readonly defaultRounds: readonly Uint32Array[];
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
export function seniorityClearing(
  { classes, externalAssets }: SenioritySystem,
  rounds: Rounds = 'MERGED',
): SeniorityClearing {
  const system = { classes, externalAssets };
  const networks = networksOf(system);
  const margins = new Uint8Array(externalAssets.length).fill(Math.max(0, classes.length - 1));
  const isInDefault = new Uint8Array(externalAssets.length);
  const defaultRounds: Uint32Array[] = [];
  let stages = 0;
  let payments = networks.map(({ owed }) => owed);
  for (let isMoving = classes.length > 0; isMoving; stages++) {
    const stage = stageOf(system, networks, margins);
    const { payments: atMargin, shortByRound } = greatestPayments(defaultCostRule(stage), rounds);
    payments = paymentsByClass(networks, margins, atMargin);
    for (const short of shortByRound) {
      const newly = short.filter((row) => isInDefault[row] === 0);
      for (const row of newly) isInDefault[row] = 1;
      if (newly.length > 0) defaultRounds.push(newly);
    }
    const values = valueInStage(stage, atMargin);
    isMoving = false;
    for (let row = 0; row < margins.length; row++) {
      const margin = margins[row] ?? 0;
      if (margin === 0 || (values[row] ?? 0) >= (stage.senior[row] ?? 0) * (1 - DEFAULT_TOLERANCE)) continue;
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
    defaultRounds,
    convergence: convergenceOf('GREATEST', stages, seniorityResidual(system, payments)),
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
export function seniorityResidual(system: SenioritySystem, payments: readonly Float64Array[]): number {
  const networks = networksOf(system);
  let residual = 0;
  assetValueOf(system.externalAssets, networks, payments).forEach((value, row) => {
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
