import type { NetworkSnapshot } from '@faultline/network';
import type { MarginEventRow } from '@faultline/store';

/**
 * Whether the position an event's mark is of was above the last margin tier at that mark, where no margin is stated and the
 * monitor goes on by the last tier's line. In the snapshot's currency and scale; null where it was not.
 */
export function aboveLastTier(
  { margin: { positions, markets } }: NetworkSnapshot,
  { account, position, market, mark }: Pick<MarginEventRow, 'account' | 'position' | 'market' | 'mark'>,
): { readonly notionalAmount: number; readonly capAmount: number } | null {
  const [from, end] =
    position === null
      ? [positions.rowStart[account] ?? 0, positions.rowStart[account + 1] ?? 0]
      : [position, position + 1];
  let notionalAmount = 0;
  for (let row = from; row < end; row++)
    if (positions.markets[row] === market) notionalAmount += Math.abs(positions.quantities[row] ?? 0) * (mark ?? 0);
  const capAmount = markets.tierCaps[(markets.tierStart[(market ?? -1) + 1] ?? 0) - 1] ?? Infinity;
  return notionalAmount > capAmount ? { notionalAmount, capAmount } : null;
}
