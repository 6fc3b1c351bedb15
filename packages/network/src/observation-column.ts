import { QUALITIES } from './kinds.ts';
import type { AssetObservation } from './records.ts';
import type { ObservationColumn } from './snapshot.ts';

/** Nothing stated yet of so many rows. */
export function emptyObservations(count: number) {
  return {
    amounts: new Float64Array(count).fill(Number.NaN),
    qualityCodes: new Uint8Array(count),
    sourceCodes: new Uint16Array(count),
  };
}

/** One observation per row, or none; `sourceRow` finds the row of a source by its key. */
export function observationColumn(
  observations: readonly (AssetObservation | null)[],
  sourceRow: (key: string) => number,
): ObservationColumn {
  const column = emptyObservations(observations.length);
  observations.forEach((observed, row) => {
    if (!observed) return;
    column.amounts[row] = observed.value;
    column.qualityCodes[row] = QUALITIES.indexOf(observed.quality);
    column.sourceCodes[row] = sourceRow(observed.source);
  });
  return column;
}
