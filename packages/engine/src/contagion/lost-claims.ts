import { weightedSum } from '../numeric/sparse-rows.ts';
import type { DistressNetwork } from './distress-network.ts';

/** A debt that has eaten into a claim by less than this share of all the debtor owes has not: rounding. */
const EXACTLY_SENIOR = 1e-13;

/** Share of the claim at a position of the leverage matrix that is lost when this share of its debtor's debts is. */
export function lostShare({ tranches }: DistressNetwork, position: number, writeDown: number): number {
  if (!tranches) return writeDown;
  const [attachment, detachment] = [tranches.attachment[position] ?? 0, tranches.detachment[position] ?? 1];
  if (writeDown >= detachment) return 1;
  return writeDown <= attachment + EXACTLY_SENIOR ? 0 : (writeDown - attachment) / (detachment - attachment);
}

/** What a creditor loses on all its claims, over its capital, given the share of each debtor's debts that is lost. */
export function lostClaims(network: DistressNetwork, creditor: number, writeDown: Float64Array): number {
  const { leverage, tranches } = network;
  if (!tranches) return weightedSum(leverage, creditor, writeDown);
  let sum = 0;
  const end = leverage.starts[creditor + 1] ?? 0;
  for (let position = leverage.starts[creditor] ?? 0; position < end; position++)
    sum +=
      (leverage.weights[position] ?? 0) * lostShare(network, position, writeDown[leverage.columns[position] ?? 0] ?? 0);
  return sum;
}
