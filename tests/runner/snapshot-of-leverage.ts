import type { NetworkSnapshot } from '@faultline/network';
import { snapshotOfShape } from '../../packages/engine/src/contagion/sample-shapes.ts';
import { type CorePeriphery, corePeriphery } from '../bench/core-periphery.ts';

/** A made-up system as a snapshot: every bank has equity 10. */
export function snapshotOfLeverage(size: CorePeriphery): NetworkSnapshot {
  const { count, starts, columns, weights } = corePeriphery(size);
  const claims = Array.from({ length: columns.length }, (_, position) => ({
    creditor: 0,
    debtor: columns[position] ?? 0,
    amount: 10 * (weights[position] ?? 0),
  }));
  for (let creditor = 0; creditor < count; creditor++)
    for (const claim of claims.slice(starts[creditor], starts[creditor + 1])) claim.creditor = creditor;
  return snapshotOfShape(count, claims);
}
