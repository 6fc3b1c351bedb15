import type { NetworkSnapshot, Quality } from '@faultline/network';
import { type Loaded, worse } from '../values/money.ts';
import { leastCertainLink } from './link-quality.ts';
import { capitalAt, leverageQuality } from './rows.ts';

const known = new WeakMap<NetworkSnapshot, Quality>();

/** Of what anybody pays when all debts are settled: that of the least certain exposure, capital or total assets, at best DERIVED. */
export function settlementQuality(loaded: Loaded): Quality {
  const { columns } = loaded;
  const before = known.get(columns);
  if (before) return before;
  let quality = worse('DERIVED', leastCertainLink(columns));
  for (let row = 0; row < columns.institutions.count; row++)
    if (!Number.isNaN(capitalAt(loaded, row).amount)) quality = worse(quality, leverageQuality(loaded, row));
  known.set(columns, quality);
  return quality;
}
