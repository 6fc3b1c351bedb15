import { compensatedSum } from '@faultline/engine';
import {
  type Column,
  capitalOf,
  INSTITUTION_KINDS,
  type InstitutionKind,
  QUALITIES,
  type Quality,
} from '@faultline/network';
import { type Loaded, worse } from '../values/money.ts';

// References into the columns of a snapshot, and the small reads every type shares.

/** An institution: a row of a loaded snapshot. */
export interface InstitutionRef {
  readonly loaded: Loaded;
  readonly row: number;
}

/** An exposure or a holding: a position in the columns of a loaded snapshot. */
export interface PositionRef {
  readonly loaded: Loaded;
  readonly position: number;
}

/** Row whose run in `rowStart` holds the position. */
export function rowAt(rowStart: Column, position: number): number {
  let [low, high] = [0, rowStart.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((rowStart[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

export function kindOf({ columns }: Loaded, row: number): InstitutionKind {
  return INSTITUTION_KINDS[columns.institutions.kindCodes[row] ?? -1] ?? 'UNATTRIBUTED';
}

/** Capital of an institution, NaN where none is stated, and the quality of that figure. */
export function capitalAt({ columns }: Loaded, row: number): { readonly amount: number; readonly quality: Quality } {
  const capital = capitalOf(columns, row);
  if (!capital) return { amount: Number.NaN, quality: 'REPORTED' };
  const codes = columns.balanceSheets.measures[capital.measure].qualityCodes;
  return { amount: capital.amount, quality: QUALITIES[codes[row] ?? 0] ?? 'REPORTED' };
}

/** Quality of total assets and capital together: that of the less certain one. */
export function leverageQuality(loaded: Loaded, row: number): Quality {
  const codes = loaded.columns.balanceSheets.measures.TOTAL_ASSETS.qualityCodes;
  return worse(capitalAt(loaded, row).quality, QUALITIES[codes[row] ?? 0] ?? 'REPORTED');
}

/** Positions of the exposures of a creditor. */
export function claimPositions({ columns }: Loaded, creditor: number): Uint32Array {
  const { rowStart } = columns.exposures;
  return range(rowStart[creditor] ?? 0, rowStart[creditor + 1] ?? 0);
}

/** Positions of the exposures to a debtor, by creditor. */
export function obligationPositions({ columns }: Loaded, debtor: number): Uint32Array {
  const { debtorStart, byDebtor } = columns.exposures;
  return range(debtorStart[debtor] ?? 0, debtorStart[debtor + 1] ?? 0).map((place) => byDebtor[place] ?? 0);
}

export interface Total {
  readonly amount: number;
  /** That of the least certain exposure in it. */
  readonly quality: Quality;
}

/** What a creditor would lose if nobody paid. */
export function claimTotal(loaded: Loaded, creditor: number): Total {
  return totalAt(loaded, claimPositions(loaded, creditor));
}

/** What a debtor owes within the snapshot. */
export function obligationTotal(loaded: Loaded, debtor: number): Total {
  return totalAt(loaded, obligationPositions(loaded, debtor));
}

function totalAt({ columns }: Loaded, positions: Uint32Array): Total {
  const { amounts, qualityCodes } = columns.exposures;
  let code = 0;
  for (const position of positions) code = Math.max(code, qualityCodes[position] ?? 0);
  const amount = compensatedSum(Float64Array.from(positions, (position) => amounts[position] ?? 0));
  return { amount, quality: QUALITIES[code] ?? 'ILLUSTRATIVE' };
}

export function range(start: number, end: number): Uint32Array {
  const positions = new Uint32Array(Math.max(0, end - start));
  for (let offset = 0; offset < positions.length; offset++) positions[offset] = start + offset;
  return positions;
}
