import { buildSnapshot, type DigestOf } from './build-snapshot.ts';
import type { NetworkSnapshot } from './snapshot.ts';

/**
 * Another snapshot that lacks the exposures at these positions and is else the same, for counterfactuals. The rows of
 * institutions and assets stay where they are; positions of exposures after a missing one move up. Throws on a position
 * outside the snapshot.
 */
export function snapshotWithout(
  snapshot: NetworkSnapshot,
  positions: readonly number[],
  digestOf: DigestOf,
): NetworkSnapshot {
  const { exposures, institutions, holdings } = snapshot;
  const missing = new Set(positions);
  for (const position of missing)
    if (!(Number.isInteger(position) && position >= 0 && position < exposures.count))
      throw new Error(`the snapshot has no exposure at position ${position}`);
  const kept = new Uint32Array(exposures.count - missing.size);
  let end = 0;
  for (let position = 0; position < exposures.count; position++) if (!missing.has(position)) kept[end++] = position;
  const pick = <Columns extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
    column: { readonly [index: number]: number },
    into: Columns,
  ): Columns => {
    for (let place = 0; place < kept.length; place++) into[place] = column[kept[place] ?? 0] ?? 0;
    return into;
  };
  const { digest: _, ...rest } = snapshot;
  return buildSnapshot(
    {
      ...rest,
      exposures: {
        creditors: pick(rowsOf(exposures.rowStart, institutions.count, exposures.count), new Uint32Array(kept.length)),
        debtors: pick(exposures.debtors, new Uint32Array(kept.length)),
        amounts: pick(exposures.amounts, new Float64Array(kept.length)),
        instrumentCodes: pick(exposures.instrumentCodes, new Uint8Array(kept.length)),
        seniorityCodes: pick(exposures.seniorityCodes, new Uint8Array(kept.length)),
        maturityCodes: pick(exposures.maturityCodes, new Uint8Array(kept.length)),
        qualityCodes: pick(exposures.qualityCodes, new Uint8Array(kept.length)),
        sourceCodes: pick(exposures.sourceCodes, new Uint16Array(kept.length)),
      },
      holdings: {
        institutions: rowsOf(holdings.rowStart, institutions.count, holdings.count),
        assets: Uint32Array.from(holdings.assets),
        amounts: Float64Array.from(holdings.amounts),
        qualityCodes: Uint8Array.from(holdings.qualityCodes),
        sourceCodes: Uint16Array.from(holdings.sourceCodes),
      },
    },
    digestOf,
  );
}

/** The row of each position, from where rows start. */
function rowsOf(starts: { readonly [index: number]: number }, rowCount: number, count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < rowCount; row++) rows.fill(row, starts[row] ?? 0, starts[row + 1] ?? 0);
  return rows;
}
