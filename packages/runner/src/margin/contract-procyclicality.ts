import { type MarginProcyclicality, marginProcyclicality, type Problem } from '@faultline/engine';
import type { Column, NetworkSnapshot, Quality } from '@faultline/network';
import { workedOutOf } from './margin-quality.ts';

/** Days, first and last included; null where the history begins or ends. */
export interface DayWindow {
  readonly from: string | null;
  readonly to: string | null;
}

export interface ContractProcyclicality extends MarginProcyclicality {
  /** Positions among the margins of all contracts; the rows of the engine count from the first one. */
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** That of the least certain margin in the window, and at best DERIVED. */
  readonly quality: Quality;
}

/**
 * How much a contract's margin rose within a window. Only margins set on a day of the window count: the one in force when it
 * begins was set before it. INSUFFICIENT_HISTORY where fewer than two were; BAD_PARAMETER where the window ends before it begins.
 */
export function contractProcyclicality(
  { contracts }: Pick<NetworkSnapshot, 'contracts'>,
  contract: number,
  { from, to }: DayWindow,
): ContractProcyclicality | Problem {
  if (from !== null && to !== null && from > to)
    return {
      code: 'BAD_PARAMETER',
      message: `The window begins on ${from} and ends before that, on ${to}: choose a later end.`,
      path: ['to'],
    };
  const [start = 0, end = 0] = [contracts.marginStart[contract], contracts.marginStart[contract + 1]];
  const positions = Array.from({ length: end - start }, (_, place) => start + place).filter((position) => {
    const date = contracts.dates[position] ?? '';
    return (from === null || date >= from) && (to === null || date <= to);
  });
  const [firstPosition, lastPosition] = [positions[0], positions.at(-1)];
  if (firstPosition === undefined || lastPosition === undefined || positions.length < 2)
    return tooShort(contracts.dates.slice(start, end), { from, to }, positions.length);
  const cut = (column: Column) => Float64Array.from(positions, (position) => column[position] ?? Number.NaN);
  const found = marginProcyclicality({
    initialAmount: cut(contracts.initialAmounts),
    maintenanceAmount: cut(contracts.maintenanceAmounts),
  });
  if ('problem' in found) return found.problem;
  const quality = workedOutOf(positions.map((position) => contracts.qualityCodes[position] ?? 0));
  return { ...found, firstPosition, lastPosition, quality };
}

function tooShort(dates: readonly string[], { from, to }: DayWindow, count: number): Problem {
  const code = 'INSUFFICIENT_HISTORY' as const;
  if (dates.length < 2) {
    const message = `A rise needs two margins and the history of this contract has ${dates.length}: import more of it, or choose another contract.`;
    return { code, message, path: [] };
  }
  const within = `${from === null ? '' : ` from ${from}`}${to === null ? '' : ` to ${to}`}`;
  const margins = count === 0 ? 'No margin was' : 'One margin was';
  const message = `${margins} set${within} and a rise needs two: widen the window, the history has ${dates.length} margins from ${dates[0]} to ${dates.at(-1)}.`;
  return { code, message, path: [from === null ? 'to' : 'from'] };
}
