import { isAggregate, type NetworkSnapshot, QUALITIES, type Quality } from '@faultline/network';

const known = new WeakMap<NetworkSnapshot, Quality>();

/** Quality of the least certain exposure between two institutions that can fail: that of every contagion result. */
export function leastCertainLink(snapshot: NetworkSnapshot): Quality {
  const before = known.get(snapshot);
  if (before) return before;
  const { rowStart, debtors, qualityCodes } = snapshot.exposures;
  let worst = 0;
  for (let creditor = 0; creditor < snapshot.institutions.count; creditor++) {
    if (isAggregate(snapshot, creditor)) continue;
    for (let position = rowStart[creditor] ?? 0; position < (rowStart[creditor + 1] ?? 0); position++)
      if (!isAggregate(snapshot, debtors[position] ?? 0)) worst = Math.max(worst, qualityCodes[position] ?? 0);
  }
  const quality = QUALITIES[worst] ?? 'ILLUSTRATIVE';
  known.set(snapshot, quality);
  return quality;
}
